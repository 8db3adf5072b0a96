#include "CNumbers.h"

#include <string.h>

// Compiled once for each width of registers; which one is called is decided when the program is
// loaded, so that it runs on every processor.
#if defined(__x86_64__) && defined(__ELF__)
#define EVERY_WIDTH __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define EVERY_WIDTH
#endif

EVERY_WIDTH
tm_pattern_extent tm_ordered_patterns(const double *values, size_t count, uint64_t *patterns) {
  uint64_t smallest = UINT64_MAX, largest = 0, common = UINT64_MAX, used = 0;
  for (size_t index = 0; index < count; index++) {
    // Minus zero plus zero is zero; nothing else changes.
    double value = values[index] + 0.0;
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    uint64_t pattern = bits ^ (-(bits >> 63) | UINT64_C(1) << 63);
    patterns[index] = pattern;
    smallest = pattern < smallest ? pattern : smallest;
    largest = pattern > largest ? pattern : largest;
    common &= pattern;
    used |= pattern;
  }
  return (tm_pattern_extent){smallest, largest, common, used};
}
