// XXH3 of libxxhash (https://xxhash.com, API of xxhash.h 0.8), as plain functions.
#ifndef TIDEMARK_CXXHASH_H
#define TIDEMARK_CXXHASH_H

#include <stddef.h>
#include <stdint.h>

/// The two halves of an XXH3-128 hash.
typedef struct {
  uint64_t high;
  uint64_t low;
} tm_hash128;

/// Returns XXH3-64 of `length` bytes, seed 0.
uint64_t tm_xxh3_64(const void *bytes, size_t length);

/// Returns XXH3-128 of `length` bytes, seed 0.
tm_hash128 tm_xxh3_128(const void *bytes, size_t length);

/// A hash of bytes that arrive in pieces.
typedef struct tm_xxh3_stream tm_xxh3_stream;

/// Returns a new, empty stream, or NULL when memory is short.
tm_xxh3_stream *tm_xxh3_stream_create(void);
/// Adds `length` bytes to the stream.
void tm_xxh3_stream_update(tm_xxh3_stream *stream, const void *bytes, size_t length);
/// Returns XXH3-128 of everything added so far.
tm_hash128 tm_xxh3_stream_digest(const tm_xxh3_stream *stream);
/// Frees a stream.
void tm_xxh3_stream_free(tm_xxh3_stream *stream);

#endif
