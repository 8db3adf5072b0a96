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

#endif
