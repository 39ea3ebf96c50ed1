#pragma once
#include <stdint.h>

/// `CharacterTraits` of every scalar value below U+10000: written by a test from ICU's answers, so that nothing is looked
/// up when Galley starts.
extern const uint16_t galley_character_traits[0x10000];

/// Of one scalar value, which must be below U+10000.
static inline uint16_t galley_traits(uint32_t scalar) { return galley_character_traits[scalar]; }
