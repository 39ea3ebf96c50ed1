// Two of zlib's functions are macros, which do not reach Swift: one `static inline` function for each, and nothing else.
#ifndef GALLEY_CZLIB_SHIM_H
#define GALLEY_CZLIB_SHIM_H

#include <zlib.h>

static inline int zlib_inflateInit2(z_stream *stream, int windowBits) { return inflateInit2(stream, windowBits); }
static inline int zlib_deflateInit2(z_stream *stream, int level, int windowBits) {
  return deflateInit2(stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
}

#endif
