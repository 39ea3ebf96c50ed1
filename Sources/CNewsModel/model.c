#include "CNewsModel.h"

// #embed is C23; clang takes it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

_Alignas(64) static const unsigned char model[] = {
#embed "../../models/news-zh.model"
};

const unsigned char *galley_news_model(void) { return model; }

size_t galley_news_model_size(void) { return sizeof model; }

const signed char galley_news_headlines[0x10000] = {
#embed "../../models/headlines-zh.table"
};
