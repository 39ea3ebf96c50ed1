// ICU renames its functions with the version in macros, and macros do not reach Swift.
// One `static inline` function for each ICU function that Galley calls, and nothing else.
#ifndef GALLEY_CICU_SHIM_H
#define GALLEY_CICU_SHIM_H

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unorm2.h>
#include <unicode/uregex.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>
#include <unicode/utypes.h>
#include <unicode/uversion.h>

// MARK: Character properties

static inline int8_t icu_charType(UChar32 c) { return u_charType(c); }
static inline int32_t icu_intProperty(UChar32 c, UProperty p) { return u_getIntPropertyValue(c, p); }
static inline UBool icu_hasBinaryProperty(UChar32 c, UProperty p) { return u_hasBinaryProperty(c, p); }
static inline int32_t icu_script(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  return (int32_t)uscript_getScript(c, &status);
}

static inline const char *icu_scriptName(int32_t script) { return uscript_getName((UScriptCode)script); }

// MARK: Word boundaries (UAX #29, with ICU's dictionaries)

static inline UBreakIterator *icu_openWordIterator(const char *locale, UErrorCode *status) {
  return ubrk_open(UBRK_WORD, locale, NULL, 0, status);
}
static inline void icu_setBreakText(UBreakIterator *it, const UChar *text, int32_t length, UErrorCode *status) {
  ubrk_setText(it, text, length, status);
}
static inline UBool icu_isBoundary(UBreakIterator *it, int32_t offset) { return ubrk_isBoundary(it, offset); }
static inline int32_t icu_nextBoundary(UBreakIterator *it) { return ubrk_next(it); }
static inline int32_t icu_firstBoundary(UBreakIterator *it) { return ubrk_first(it); }
static inline void icu_closeBreakIterator(UBreakIterator *it) { ubrk_close(it); }

// MARK: Normalisation (UAX #15)

static inline const UNormalizer2 *icu_nfc(UErrorCode *status) { return unorm2_getNFCInstance(status); }
static inline const UNormalizer2 *icu_nfkc(UErrorCode *status) { return unorm2_getNFKCInstance(status); }
static inline int32_t icu_normalize(const UNormalizer2 *n, const UChar *src, int32_t length, UChar *dest,
                                    int32_t capacity, UErrorCode *status) {
  return unorm2_normalize(n, src, length, dest, capacity, status);
}
static inline int32_t icu_spanQuickCheckYes(const UNormalizer2 *n, const UChar *s, int32_t length, UErrorCode *status) {
  return unorm2_spanQuickCheckYes(n, s, length, status);
}
static inline UBool icu_hasBoundaryBefore(const UNormalizer2 *n, UChar32 c) {
  return unorm2_hasBoundaryBefore(n, c);
}

// MARK: UTF-8 and UTF-16

static inline UChar *icu_fromUTF8(UChar *dest, int32_t capacity, int32_t *written, const char *src, int32_t length,
                                  UErrorCode *status) {
  return u_strFromUTF8(dest, capacity, written, src, length, status);
}
static inline char *icu_toUTF8(char *dest, int32_t capacity, int32_t *written, const UChar *src, int32_t length,
                               UErrorCode *status) {
  return u_strToUTF8(dest, capacity, written, src, length, status);
}

// MARK: Regular expressions

static inline URegularExpression *icu_openRegex(const UChar *pattern, int32_t length, uint32_t flags,
                                                UParseError *where, UErrorCode *status) {
  return uregex_open(pattern, length, flags, where, status);
}
static inline void icu_closeRegex(URegularExpression *r) { uregex_close(r); }
static inline void icu_setRegexText(URegularExpression *r, const UChar *text, int32_t length, UErrorCode *status) {
  uregex_setText(r, text, length, status);
}
static inline void icu_setRegexTimeLimit(URegularExpression *r, int32_t limit, UErrorCode *status) {
  uregex_setTimeLimit(r, limit, status);
}
static inline UBool icu_regexFind(URegularExpression *r, int32_t start, UErrorCode *status) {
  return uregex_find(r, start, status);
}
static inline int32_t icu_regexGroupCount(URegularExpression *r, UErrorCode *status) {
  return uregex_groupCount(r, status);
}
static inline int32_t icu_regexStart(URegularExpression *r, int32_t group, UErrorCode *status) {
  return uregex_start(r, group, status);
}
static inline int32_t icu_regexEnd(URegularExpression *r, int32_t group, UErrorCode *status) {
  return uregex_end(r, group, status);
}

// MARK: Charset detection and converters

static inline UCharsetDetector *icu_openDetector(UErrorCode *status) { return ucsdet_open(status); }
static inline void icu_closeDetector(UCharsetDetector *d) { ucsdet_close(d); }
static inline void icu_setDetectorText(UCharsetDetector *d, const char *text, int32_t length, UErrorCode *status) {
  ucsdet_setText(d, text, length, status);
}
static inline const UCharsetMatch *icu_detect(UCharsetDetector *d, UErrorCode *status) {
  return ucsdet_detect(d, status);
}
static inline const char *icu_matchName(const UCharsetMatch *m, UErrorCode *status) {
  return ucsdet_getName(m, status);
}
static inline int32_t icu_matchConfidence(const UCharsetMatch *m, UErrorCode *status) {
  return ucsdet_getConfidence(m, status);
}

static inline UConverter *icu_openConverter(const char *name, UErrorCode *status) { return ucnv_open(name, status); }
static inline void icu_closeConverter(UConverter *c) { ucnv_close(c); }
static inline void icu_resetConverter(UConverter *c) { ucnv_reset(c); }
static inline void icu_stopAtUnmappable(UConverter *c, UErrorCode *status) {
  ucnv_setToUCallBack(c, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, status);
}
static inline void icu_toUnicode(UConverter *c, UChar **target, const UChar *targetEnd, const char **source,
                                 const char *sourceEnd, UErrorCode *status) {
  ucnv_toUnicode(c, target, targetEnd, source, sourceEnd, NULL, true, status);
}
static inline void icu_invalidBytes(const UConverter *c, char *bytes, int8_t *length, UErrorCode *status) {
  ucnv_getInvalidChars(c, bytes, length, status);
}

// MARK: Sets of characters

static inline USet *icu_openSet(const UChar *pattern, int32_t length, UErrorCode *status) {
  return uset_openPattern(pattern, length, status);
}
static inline void icu_freezeSet(USet *s) { uset_freeze(s); }
static inline void icu_closeSet(USet *s) { uset_close(s); }
static inline UBool icu_setContains(const USet *s, UChar32 c) { return uset_contains(s, c); }

// MARK: ICU itself

static inline const char *icu_version(void) { return U_ICU_VERSION; }
static inline const char *icu_errorName(UErrorCode code) { return u_errorName(code); }
static inline UBool icu_failed(UErrorCode code) { return U_FAILURE(code); }

#endif
