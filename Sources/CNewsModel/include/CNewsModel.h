#pragma once
#include <stddef.h>

/// The default Chinese language model, `models/news-zh.model`, as it lies in the binary. See `models/README.md`.
const unsigned char *galley_news_model(void);

/// Bytes of it.
size_t galley_news_model_size(void);
