// Runs as gaps between ascending keys and counts, both as numbers of seven bits a byte (LEB128).
#include "CNumbers.h"

#include <string.h>

static const uint64_t lowest_bits = UINT64_C(0x0101010101010101);
static const uint64_t highest_bits = UINT64_C(0x8080808080808080);

#define INLINE static inline __attribute__((always_inline))

/// Reads a number, and moves on behind it.
INLINE tm_runs_state read_number(
    const uint8_t *bytes, size_t length, size_t *position, uint64_t *number) {
  uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (*position >= length) return TM_RUNS_TRUNCATED;
    uint8_t byte = bytes[(*position)++];
    if (shift == 63 && byte > 1) return TM_RUNS_TOO_LARGE;
    value |= (uint64_t)(byte & 0x7f) << shift;
    if (byte < 0x80) {
      *number = value;
      return TM_RUNS_GOOD;
    }
  }
  return TM_RUNS_TOO_LARGE;
}

/// Reads one run.
INLINE tm_runs_state read_run(
    const uint8_t *bytes, size_t length, size_t index, tm_packed_runs *runs, uint64_t *keys,
    ptrdiff_t *counts) {
  uint64_t gap, size;
  tm_runs_state state = read_number(bytes, length, &runs->length, &gap);
  if (state == TM_RUNS_GOOD) state = read_number(bytes, length, &runs->length, &size);
  if (state != TM_RUNS_GOOD) return state;
  if (size == 0 || (gap == 0 && index > 0) ||
      __builtin_add_overflow(runs->last_key, gap, &runs->last_key) ||
      __builtin_add_overflow(runs->total, size, &runs->total))
    return TM_RUNS_NOT_ASCENDING;
  keys[index] = runs->last_key;
  counts[index] = (ptrdiff_t)size;
  return TM_RUNS_GOOD;
}

/// Reads four runs of eight bytes; returns 0, and reads nothing, unless each number is one byte and
/// none is zero.
INLINE int read_four(
    const uint8_t *bytes, size_t index, tm_packed_runs *runs, uint64_t *keys, ptrdiff_t *counts) {
  uint64_t word;
  memcpy(&word, bytes + runs->length, sizeof word);
  if (((word | (word - lowest_bits)) & highest_bits) != 0) return 0;
  const uint64_t most = 4 * 0x7f;
  if (runs->last_key > UINT64_MAX - most || runs->total > UINT64_MAX - most) return 0;
  uint64_t key = runs->last_key, total = runs->total;
  for (size_t run = 0; run < 4; run++) {
    uint64_t size = bytes[runs->length + 2 * run + 1];
    key += bytes[runs->length + 2 * run];
    total += size;
    keys[index + run] = key;
    counts[index + run] = (ptrdiff_t)size;
  }
  runs->last_key = key;
  runs->total = total;
  runs->length += 8;
  return 1;
}

tm_packed_runs tm_read_runs(
    const uint8_t *bytes, size_t length, size_t count, uint64_t *keys, ptrdiff_t *counts) {
  tm_packed_runs runs = {0, 0, 0, TM_RUNS_GOOD};
  size_t index = 0;
  while (index < count && runs.state == TM_RUNS_GOOD) {
    if (count - index >= 4 && length - runs.length >= 8 &&
        read_four(bytes, index, &runs, keys, counts)) {
      index += 4;
    } else {
      runs.state = read_run(bytes, length, index++, &runs, keys, counts);
    }
  }
  return runs;
}

INLINE size_t write_number(uint64_t number, uint8_t *bytes) {
  size_t length = 0;
  for (; number >= 0x80; number >>= 7) bytes[length++] = (uint8_t)number | 0x80;
  bytes[length++] = (uint8_t)number;
  return length;
}

size_t tm_write_runs(
    const uint64_t *keys, const ptrdiff_t *counts, size_t count, uint8_t *bytes) {
  size_t length = 0;
  uint64_t previous = 0;
  for (size_t index = 0; index < count; index++) {
    uint64_t gap = keys[index] - previous, size = (uint64_t)counts[index];
    previous = keys[index];
    if ((gap | size) < 0x80) {
      // As most are.
      bytes[length] = (uint8_t)gap;
      bytes[length + 1] = (uint8_t)size;
      length += 2;
      continue;
    }
    length += write_number(gap, bytes + length);
    length += write_number(size, bytes + length);
  }
  return length;
}
