#include "calls.h"

#include "../CICU/icu.h"

// MARK: Values of ICU

_Static_assert(ICU_ZERO_ERROR == U_ZERO_ERROR, "U_ZERO_ERROR");
_Static_assert(ICU_INVALID_CHAR_FOUND == U_INVALID_CHAR_FOUND, "U_INVALID_CHAR_FOUND");
_Static_assert(ICU_BUFFER_OVERFLOW_ERROR == U_BUFFER_OVERFLOW_ERROR, "U_BUFFER_OVERFLOW_ERROR");
_Static_assert(ICU_REGEX_TIME_OUT == U_REGEX_TIME_OUT, "U_REGEX_TIME_OUT");
_Static_assert(ICU_BREAK_DONE == UBRK_DONE, "UBRK_DONE");
_Static_assert(ICU_NORM_YES == UNORM_YES, "UNORM_YES");
_Static_assert(ICU_ALPHABETIC == UCHAR_ALPHABETIC, "UCHAR_ALPHABETIC");
_Static_assert(ICU_CANONICAL_COMBINING_CLASS == UCHAR_CANONICAL_COMBINING_CLASS, "UCHAR_CANONICAL_COMBINING_CLASS");
_Static_assert(ICU_DASH == UCHAR_DASH, "UCHAR_DASH");
_Static_assert(ICU_DEFAULT_IGNORABLE_CODE_POINT == UCHAR_DEFAULT_IGNORABLE_CODE_POINT, "UCHAR_DEFAULT_IGNORABLE_CODE_POINT");
_Static_assert(ICU_EAST_ASIAN_WIDTH == UCHAR_EAST_ASIAN_WIDTH, "UCHAR_EAST_ASIAN_WIDTH");
_Static_assert(ICU_HYPHEN == UCHAR_HYPHEN, "UCHAR_HYPHEN");
_Static_assert(ICU_IDEOGRAPHIC == UCHAR_IDEOGRAPHIC, "UCHAR_IDEOGRAPHIC");
_Static_assert(ICU_NFC_QUICK_CHECK == UCHAR_NFC_QUICK_CHECK, "UCHAR_NFC_QUICK_CHECK");
_Static_assert(ICU_QUOTATION_MARK == UCHAR_QUOTATION_MARK, "UCHAR_QUOTATION_MARK");
_Static_assert(ICU_RADICAL == UCHAR_RADICAL, "UCHAR_RADICAL");
_Static_assert(ICU_S_TERM == UCHAR_S_TERM, "UCHAR_S_TERM");
_Static_assert(ICU_TERMINAL_PUNCTUATION == UCHAR_TERMINAL_PUNCTUATION, "UCHAR_TERMINAL_PUNCTUATION");
_Static_assert(ICU_UNIFIED_IDEOGRAPH == UCHAR_UNIFIED_IDEOGRAPH, "UCHAR_UNIFIED_IDEOGRAPH");
_Static_assert(ICU_WHITE_SPACE == UCHAR_WHITE_SPACE, "UCHAR_WHITE_SPACE");
_Static_assert(ICU_SCRIPT_COMMON == USCRIPT_COMMON, "USCRIPT_COMMON");
_Static_assert(ICU_SCRIPT_INHERITED == USCRIPT_INHERITED, "USCRIPT_INHERITED");
_Static_assert(ICU_SCRIPT_BOPOMOFO == USCRIPT_BOPOMOFO, "USCRIPT_BOPOMOFO");
_Static_assert(ICU_SCRIPT_HAN == USCRIPT_HAN, "USCRIPT_HAN");
_Static_assert(ICU_SCRIPT_HANGUL == USCRIPT_HANGUL, "USCRIPT_HANGUL");
_Static_assert(ICU_SCRIPT_HIRAGANA == USCRIPT_HIRAGANA, "USCRIPT_HIRAGANA");
_Static_assert(ICU_SCRIPT_KATAKANA == USCRIPT_KATAKANA, "USCRIPT_KATAKANA");
_Static_assert(ICU_SCRIPT_LATIN == USCRIPT_LATIN, "USCRIPT_LATIN");

// MARK: Character properties

int8_t icu_charType(int32_t c) { return u_charType(c); }
int32_t icu_intProperty(int32_t c, int32_t p) { return u_getIntPropertyValue(c, (UProperty)p); }
bool icu_hasBinaryProperty(int32_t c, int32_t p) { return u_hasBinaryProperty(c, (UProperty)p); }
int32_t icu_script(int32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return (int32_t)uscript_getScript(c, &status);
}
const char *icu_scriptName(int32_t script) { return uscript_getName((UScriptCode)script); }

// MARK: Word boundaries (UAX #29, with ICU's dictionaries)

void *icu_openWordIterator(const char *locale, int32_t *status) {
  return ubrk_open(UBRK_WORD, locale, NULL, 0, status);
}
void icu_setBreakText(void *it, const uint16_t *text, int32_t length, int32_t *status) {
  ubrk_setText(it, text, length, status);
}
bool icu_isBoundary(void *it, int32_t offset) { return ubrk_isBoundary(it, offset); }
int32_t icu_nextBoundary(void *it) { return ubrk_next(it); }
int32_t icu_firstBoundary(void *it) { return ubrk_first(it); }
void icu_closeBreakIterator(void *it) { ubrk_close(it); }

// MARK: Normalisation (UAX #15)

const void *icu_nfc(int32_t *status) { return unorm2_getNFCInstance(status); }
const void *icu_nfkc(int32_t *status) { return unorm2_getNFKCInstance(status); }
int32_t icu_normalize(const void *n, const uint16_t *src, int32_t length, uint16_t *dest, int32_t capacity,
                      int32_t *status) {
  return unorm2_normalize(n, src, length, dest, capacity, status);
}
int32_t icu_spanQuickCheckYes(const void *n, const uint16_t *s, int32_t length, int32_t *status) {
  return unorm2_spanQuickCheckYes(n, s, length, status);
}
bool icu_hasBoundaryBefore(const void *n, int32_t c) {
  return unorm2_hasBoundaryBefore(n, c);
}

// MARK: UTF-8 and UTF-16

uint16_t *icu_fromUTF8(uint16_t *dest, int32_t capacity, int32_t *written, const char *src, int32_t length,
                       int32_t *status) {
  return u_strFromUTF8(dest, capacity, written, src, length, status);
}
char *icu_toUTF8(char *dest, int32_t capacity, int32_t *written, const uint16_t *src, int32_t length, int32_t *status) {
  return u_strToUTF8(dest, capacity, written, src, length, status);
}

// MARK: Regular expressions

void *icu_openRegex(const uint16_t *pattern, int32_t length, uint32_t flags, int32_t *place, int32_t *status) {
  UParseError where = {0};
  void *regex = uregex_open(pattern, length, flags, &where, status);
  *place = where.offset;
  return regex;
}
void icu_closeRegex(void *r) { uregex_close(r); }
void icu_setRegexText(void *r, const uint16_t *text, int32_t length, int32_t *status) {
  uregex_setText(r, text, length, status);
}
void icu_setRegexTimeLimit(void *r, int32_t limit, int32_t *status) {
  uregex_setTimeLimit(r, limit, status);
}
bool icu_regexFind(void *r, int32_t start, int32_t *status) {
  return uregex_find(r, start, status);
}
int32_t icu_regexGroupCount(void *r, int32_t *status) {
  return uregex_groupCount(r, status);
}
int32_t icu_regexStart(void *r, int32_t group, int32_t *status) {
  return uregex_start(r, group, status);
}
int32_t icu_regexEnd(void *r, int32_t group, int32_t *status) {
  return uregex_end(r, group, status);
}

// MARK: Charset detection and converters

void *icu_openDetector(int32_t *status) { return ucsdet_open(status); }
void icu_closeDetector(void *d) { ucsdet_close(d); }
void icu_setDetectorText(void *d, const char *text, int32_t length, int32_t *status) {
  ucsdet_setText(d, text, length, status);
}
const void *icu_detect(void *d, int32_t *status) {
  return ucsdet_detect(d, status);
}
const char *icu_matchName(const void *m, int32_t *status) {
  return ucsdet_getName(m, status);
}
int32_t icu_matchConfidence(const void *m, int32_t *status) {
  return ucsdet_getConfidence(m, status);
}
void *icu_openConverter(const char *name, int32_t *status) { return ucnv_open(name, status); }
void icu_closeConverter(void *c) { ucnv_close(c); }
void icu_resetConverter(void *c) { ucnv_reset(c); }
void icu_stopAtUnmappable(void *c, int32_t *status) {
  ucnv_setToUCallBack(c, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, status);
}
void icu_toUnicode(void *c, uint16_t **target, const uint16_t *targetEnd, const char **source, const char *sourceEnd,
                   int32_t *status) {
  ucnv_toUnicode(c, target, targetEnd, source, sourceEnd, NULL, true, status);
}
void icu_invalidBytes(const void *c, char *bytes, int8_t *length, int32_t *status) {
  ucnv_getInvalidChars(c, bytes, length, status);
}

// MARK: Sets of characters

void *icu_openSet(const uint16_t *pattern, int32_t length, int32_t *status) {
  return uset_openPattern(pattern, length, status);
}
void icu_freezeSet(void *s) { uset_freeze(s); }
void icu_closeSet(void *s) { uset_close(s); }
bool icu_setContains(const void *s, int32_t c) { return uset_contains(s, c); }

// MARK: ICU itself

const char *icu_version(void) { return U_ICU_VERSION; }
const char *icu_errorName(int32_t code) { return u_errorName((UErrorCode)code); }
bool icu_failed(int32_t code) { return U_FAILURE((UErrorCode)code); }
