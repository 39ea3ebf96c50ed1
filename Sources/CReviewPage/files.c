#include "CReviewPage.h"

// #embed is C23; clang takes it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char html[] = {
#embed "page/review.html"
};

static const unsigned char css[] = {
#embed "page/review.css"
};

// One script, in the order in which the files need each other.
static const unsigned char js[] = {
#embed "page/dom.js" suffix(,)
#embed "page/store.js" suffix(,)
#embed "page/batch.js" suffix(,)
#embed "page/list.js" suffix(,)
#embed "page/card.js" suffix(,)
#embed "page/spread.js" suffix(,)
#embed "page/plots.js" suffix(,)
#embed "page/pages.js" suffix(,)
#embed "page/review.js"
};

struct galley_review_file galley_review_html(void) { return (struct galley_review_file){html, sizeof html}; }
struct galley_review_file galley_review_css(void) { return (struct galley_review_file){css, sizeof css}; }
struct galley_review_file galley_review_js(void) { return (struct galley_review_file){js, sizeof js}; }
