// Loops over numbers that wide registers carry out several at a time.
#ifndef TIDEMARK_CNUMBERS_H
#define TIDEMARK_CNUMBERS_H

#include <stddef.h>
#include <stdint.h>

/// Where patterns lie: the smallest, the largest, the bits that all have, and those that any has.
typedef struct {
  uint64_t smallest;
  uint64_t largest;
  uint64_t common;
  uint64_t used;
} tm_pattern_extent;

/// Writes the ordered patterns of `count` doubles, whose unsigned order is the numeric one, and
/// returns where they lie.
///
/// All bits of the IEEE-754 pattern of a negative number are turned over, of others the sign alone;
/// minus zero counts as zero. Infinities and NaN get patterns beyond those of all finite numbers.
tm_pattern_extent tm_ordered_patterns(const double *values, size_t count, uint64_t *patterns);

/// Exact sums over numbers of one sign and exponent; the lower 64 bits come first.
typedef struct {
  /// Σm, m being the mantissas of 53 bits.
  uint64_t sum[2];
  /// Σm².
  uint64_t squares[2];
} tm_exponent_sums;

/// Adds the finite numbers with these ordered patterns to the sums of their upper 12 bits, of which
/// `sums` holds 4,096.
///
/// The same bits whatever the processor. 2^22 numbers fit from zero on: squares have 106 bits.
void tm_add_mantissas(const uint64_t *patterns, size_t count, tm_exponent_sums *sums);

/// Distinct keys, ascending, each with how often it occurred.
typedef struct {
  const uint64_t *keys;
  const ptrdiff_t *counts;
  size_t count;
} tm_runs;

/// Writes the runs of both sides, and returns their number; there is room for all of them, elsewhere.
size_t tm_merge_runs(tm_runs left, tm_runs right, uint64_t *keys, ptrdiff_t *counts);

/// Writes the runs without the low `drop` bits of their keys, fewer than 64, those joined that are then
/// equal, and returns their number; there is room for all of them, elsewhere.
size_t tm_join_runs(tm_runs runs, unsigned drop, uint64_t *keys, ptrdiff_t *counts);

/// Whether bytes are runs, or what is wrong with them.
typedef enum {
  TM_RUNS_GOOD = 0,
  /// They end before the runs do.
  TM_RUNS_TRUNCATED = 1,
  /// A number takes more than 64 bits.
  TM_RUNS_TOO_LARGE = 2,
  /// A key is not behind the one before, a count is zero, or a sum is above 64 bits.
  TM_RUNS_NOT_ASCENDING = 3,
} tm_runs_state;

/// What was read of packed runs.
typedef struct {
  /// How many bytes they took.
  size_t length;
  /// The last key; 0 without any.
  uint64_t last_key;
  /// The sum of the counts.
  uint64_t total;
  tm_runs_state state;
} tm_packed_runs;

/// Reads `count` runs, for which there is room: the gap of each key from the one before (the first
/// from 0) and its count, seven bits a byte, the lowest first.
///
/// Never reads beyond `length`. After an error what was written is void.
tm_packed_runs tm_read_runs(
    const uint8_t *bytes, size_t length, size_t count, uint64_t *keys, ptrdiff_t *counts);

/// Writes runs so that `tm_read_runs` reads them, in at most 20 bytes each, and returns the number of
/// bytes; keys ascend, and counts are not negative.
size_t tm_write_runs(const uint64_t *keys, const ptrdiff_t *counts, size_t count, uint8_t *bytes);

#endif
