#pragma once
#include <stddef.h>

/// A file of the page that `galley review` serves, as it lies in the binary.
struct galley_review_file {
  const unsigned char *bytes;
  size_t count;
};

/// `page/review.html`
struct galley_review_file galley_review_html(void);
/// `page/review.css`
struct galley_review_file galley_review_css(void);
/// The scripts of `page/`, as one.
struct galley_review_file galley_review_js(void);
