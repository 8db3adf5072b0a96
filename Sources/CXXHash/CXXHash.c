#define XXH_INLINE_ALL
#include <xxhash.h>

#include "CXXHash.h"

uint64_t tm_xxh3_64(const void *bytes, size_t length) { return XXH3_64bits(bytes, length); }

tm_hash128 tm_xxh3_128(const void *bytes, size_t length) {
  XXH128_hash_t hash = XXH3_128bits(bytes, length);
  return (tm_hash128){.high = hash.high64, .low = hash.low64};
}

struct tm_xxh3_stream;

tm_xxh3_stream *tm_xxh3_stream_create(void) {
  XXH3_state_t *state = XXH3_createState();
  if (state != NULL) XXH3_128bits_reset(state);
  return (tm_xxh3_stream *)state;
}

void tm_xxh3_stream_update(tm_xxh3_stream *stream, const void *bytes, size_t length) {
  XXH3_128bits_update((XXH3_state_t *)stream, bytes, length);
}

tm_hash128 tm_xxh3_stream_digest(const tm_xxh3_stream *stream) {
  XXH128_hash_t hash = XXH3_128bits_digest((const XXH3_state_t *)stream);
  return (tm_hash128){.high = hash.high64, .low = hash.low64};
}

void tm_xxh3_stream_free(tm_xxh3_stream *stream) { XXH3_freeState((XXH3_state_t *)stream); }
