// ISA-L's inflate (https://github.com/intel/isa-l, igzip_lib.h of version 2).
//
// The header is needed when building, the library only when running: it is loaded by name, so
// that one binary runs with and without it. Built without the header, or with that of another
// major version, the shim says that the library is not there.
#ifndef TIDEMARK_CISAL_H
#define TIDEMARK_CISAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// What one call of `tm_isal_inflate` did.
typedef struct {
  /// Bytes of input used up. Negative where the end of the deflate data turned out to lie before
  /// this input: so many of the bytes used up by earlier calls are not part of it.
  int64_t consumed;
  /// Bytes of output made.
  size_t produced;
  /// 0: wants more input or output, 1: the deflate data has ended, -1: it is corrupt.
  int32_t status;
} tm_isal_step;

/// The state of one inflate of ISA-L.
typedef struct tm_isal_stream tm_isal_stream;

/// Loads ISA-L and returns whether it is there; the first call must not race with another.
bool tm_isal_load(void);

/// Returns a new stream for deflate data without header and trailer, or NULL when the library was
/// not loaded or memory is short.
tm_isal_stream *tm_isal_create(void);

/// Readies a stream for the next deflate data.
void tm_isal_reset(tm_isal_stream *stream);

/// Inflates from `input` to `output`; neither is longer than 1 GiB.
tm_isal_step tm_isal_inflate(
  tm_isal_stream *stream, const void *input, size_t input_length, void *output,
  size_t output_length);

/// Returns the CRC-32 of all output since the last reset.
uint32_t tm_isal_crc(const tm_isal_stream *stream);

/// Frees a stream.
void tm_isal_free(tm_isal_stream *stream);

#endif
