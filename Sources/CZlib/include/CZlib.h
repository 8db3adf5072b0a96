// zlib's raw inflate and CRC-32 (https://zlib.net/manual.html, 1.2.13 and later).
//
// `inflateInit2` and `deflateInit2` are macros, which Swift does not import; the functions below
// call them. Everything else of zlib.h is visible to Swift as it is. The CRC-32 of much data is our
// own where the processor can multiply polynomials, and zlib's elsewhere.
#ifndef TIDEMARK_CZLIB_H
#define TIDEMARK_CZLIB_H

#include <stddef.h>
#include <stdint.h>
#include <zlib.h>

/// Prepares `stream`, which is all zero, to inflate deflate data without header and trailer.
static inline int tm_zlib_inflate_init_raw(z_stream *stream) {
  return inflateInit2(stream, -MAX_WBITS);
}

/// Prepares `stream`, which is all zero, to deflate to a gzip member.
static inline int tm_zlib_deflate_init_gzip(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
}

/// Returns the CRC-32 of the data that `crc` is that of, followed by `length` bytes; 0 is that of
/// none. Gives what `crc32_z` gives, in less time.
uint32_t tm_crc32(uint32_t crc, const void *bytes, size_t length);

#endif
