// The ICU functions that Galley calls, in plain C types, and nothing else.
//
// ICU renames its functions with the version in macros, and macros do not reach Swift. And Swift must not see ICU's
// headers at all: Foundation brings an ICU of its own with types of the same names, and a module that sees both does not
// compile. So statuses are `int32_t`, characters `int32_t`, text `uint16_t`, and what ICU opens is `void *`.
#ifndef GALLEY_CICU_CALLS_H
#define GALLEY_CICU_CALLS_H

#include <stdbool.h>
#include <stdint.h>

// MARK: Values of ICU (calls.c holds them to ICU's own)

#define ICU_ZERO_ERROR 0
#define ICU_INVALID_CHAR_FOUND 10
#define ICU_BUFFER_OVERFLOW_ERROR 15
#define ICU_REGEX_TIME_OUT 66322
#define ICU_BREAK_DONE (-1)
#define ICU_NORM_YES 1

// Properties (`UProperty`).
#define ICU_ALPHABETIC 0
#define ICU_CANONICAL_COMBINING_CLASS 4098
#define ICU_DASH 4
#define ICU_DEFAULT_IGNORABLE_CODE_POINT 5
#define ICU_EAST_ASIAN_WIDTH 4100
#define ICU_HYPHEN 14
#define ICU_IDEOGRAPHIC 17
#define ICU_NFC_QUICK_CHECK 4110
#define ICU_QUOTATION_MARK 25
#define ICU_RADICAL 26
#define ICU_S_TERM 35
#define ICU_TERMINAL_PUNCTUATION 28
#define ICU_UNIFIED_IDEOGRAPH 29
#define ICU_WHITE_SPACE 31

// Scripts (`UScriptCode`).
#define ICU_SCRIPT_COMMON 0
#define ICU_SCRIPT_INHERITED 1
#define ICU_SCRIPT_BOPOMOFO 5
#define ICU_SCRIPT_HAN 17
#define ICU_SCRIPT_HANGUL 18
#define ICU_SCRIPT_HIRAGANA 20
#define ICU_SCRIPT_KATAKANA 22
#define ICU_SCRIPT_LATIN 25

// MARK: Character properties

int8_t icu_charType(int32_t c);
int32_t icu_intProperty(int32_t c, int32_t p);
bool icu_hasBinaryProperty(int32_t c, int32_t p);
int32_t icu_script(int32_t c);
const char *icu_scriptName(int32_t script);

// MARK: Word boundaries (UAX #29, with ICU's dictionaries)

void *icu_openWordIterator(const char *locale, int32_t *status);
void icu_setBreakText(void *it, const uint16_t *text, int32_t length, int32_t *status);
bool icu_isBoundary(void *it, int32_t offset);
int32_t icu_nextBoundary(void *it);
int32_t icu_firstBoundary(void *it);
void icu_closeBreakIterator(void *it);

// MARK: Normalisation (UAX #15)

const void *icu_nfc(int32_t *status);
const void *icu_nfkc(int32_t *status);
int32_t icu_normalize(const void *n, const uint16_t *src, int32_t length, uint16_t *dest, int32_t capacity,
                      int32_t *status);
int32_t icu_spanQuickCheckYes(const void *n, const uint16_t *s, int32_t length, int32_t *status);
bool icu_hasBoundaryBefore(const void *n, int32_t c);

// MARK: UTF-8 and UTF-16

uint16_t *icu_fromUTF8(uint16_t *dest, int32_t capacity, int32_t *written, const char *src, int32_t length,
                       int32_t *status);
char *icu_toUTF8(char *dest, int32_t capacity, int32_t *written, const uint16_t *src, int32_t length, int32_t *status);

// MARK: Regular expressions

void *icu_openRegex(const uint16_t *pattern, int32_t length, uint32_t flags, int32_t *place, int32_t *status);
void icu_closeRegex(void *r);
void icu_setRegexText(void *r, const uint16_t *text, int32_t length, int32_t *status);
void icu_setRegexTimeLimit(void *r, int32_t limit, int32_t *status);
bool icu_regexFind(void *r, int32_t start, int32_t *status);
int32_t icu_regexGroupCount(void *r, int32_t *status);
int32_t icu_regexStart(void *r, int32_t group, int32_t *status);
int32_t icu_regexEnd(void *r, int32_t group, int32_t *status);

// MARK: Charset detection and converters

void *icu_openDetector(int32_t *status);
void icu_closeDetector(void *d);
void icu_setDetectorText(void *d, const char *text, int32_t length, int32_t *status);
const void *icu_detect(void *d, int32_t *status);
const char *icu_matchName(const void *m, int32_t *status);
int32_t icu_matchConfidence(const void *m, int32_t *status);
void *icu_openConverter(const char *name, int32_t *status);
void icu_closeConverter(void *c);
void icu_resetConverter(void *c);
void icu_stopAtUnmappable(void *c, int32_t *status);
void icu_toUnicode(void *c, uint16_t **target, const uint16_t *targetEnd, const char **source, const char *sourceEnd,
                   int32_t *status);
void icu_invalidBytes(const void *c, char *bytes, int8_t *length, int32_t *status);

// MARK: Sets of characters

void *icu_openSet(const uint16_t *pattern, int32_t length, int32_t *status);
void icu_freezeSet(void *s);
void icu_closeSet(void *s);
bool icu_setContains(const void *s, int32_t c);

// MARK: ICU itself

const char *icu_version(void);
const char *icu_errorName(int32_t code);
bool icu_failed(int32_t code);

#endif
