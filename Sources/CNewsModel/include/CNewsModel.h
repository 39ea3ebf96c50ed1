#pragma once
#include <stddef.h>
#include <stdint.h>

/// The default Chinese language model, `models/news-zh.model`, as it lies in the binary. See `models/README.md`.
const unsigned char *galley_news_model(void);

/// Bytes of it.
size_t galley_news_model_size(void);

/// What speaks for a headline in Chinese news, `models/headlines-zh.table`: log-odds * 16 by hash.
extern const signed char galley_news_headlines[0x10000];

/// One entry of it.
static inline signed char galley_news_headline(uint16_t slot) { return galley_news_headlines[slot]; }
