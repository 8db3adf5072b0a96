// Exact sums of mantissas: numbers with one exponent are integers of one unit.
#include "CNumbers.h"

static const uint64_t fraction_mask = UINT64_C(0x000fffffffffffff);
static const uint64_t hidden_bit = UINT64_C(0x0010000000000000);

/// The place of positive numbers without an exponent, zero among them; negative ones lie before it.
static const uint64_t first_positive = UINT64_C(0x800);

static void add(uint64_t words[2], unsigned __int128 value) {
  unsigned __int128 sum = (unsigned __int128)words[1] << 64 | words[0];
  sum += value;
  words[0] = (uint64_t)sum;
  words[1] = (uint64_t)(sum >> 64);
}

/// Returns the bit that mantissas have beside their fraction: none without an exponent.
static uint64_t hidden(uint64_t place) {
  return place == first_positive || place == first_positive - 1 ? 0 : hidden_bit;
}

static inline void add_one(uint64_t pattern, tm_exponent_sums *sums) {
  uint64_t place = pattern >> 52;
  uint64_t turned = place < first_positive ? ~pattern : pattern;
  uint64_t mantissa = (turned & fraction_mask) | hidden(place);
  add(sums[place].sum, mantissa);
  add(sums[place].squares, (unsigned __int128)mantissa * mantissa);
}

#if defined(__x86_64__)

#include <immintrin.h>

// Of a function whose loops over places are unrolled, so that all sums stay in registers.
#define WIDE __attribute__((target("avx512f,avx512ifma")))
#define WIDE_INLINE static inline __attribute__((always_inline, target("avx512f,avx512ifma")))

enum {
  /// The numbers of a block: a lane of eight adds up to 2^12 integers of 52 bits.
  block_size = 1 << 15,
  /// The most places that are added eight numbers at a time; numbers with others go one by one.
  places_limit = 6,
  /// How many numbers tell which places are frequent, and how many of them must have those.
  sample_size = 128,
  least_covered = 96,
};

/// A place, and how many of the first numbers have it.
typedef struct {
  uint64_t place;
  int numbers;
} Tally;

/// Counts the places of the first numbers, and returns how many there are.
static int count_places(const uint64_t *patterns, Tally tallies[sample_size]) {
  int known = 0;
  for (size_t index = 0; index < sample_size; index++) {
    uint64_t place = patterns[index] >> 52;
    int found = 0;
    while (found < known && tallies[found].place != place) found++;
    if (found == known) tallies[known++] = (Tally){place, 0};
    tallies[found].numbers++;
  }
  return known;
}

/// Writes the most frequent places of the first numbers, and returns how many they are; 0 where too
/// many numbers have others, or there are too few.
static int find_places(const uint64_t *patterns, size_t count, uint64_t places[places_limit]) {
  if (count < sample_size) return 0;
  Tally tallies[sample_size];
  int known = count_places(patterns, tallies), chosen = 0, covered = 0;
  for (; chosen < places_limit && chosen < known; chosen++) {
    int most = chosen;
    for (int k = chosen + 1; k < known; k++) {
      if (tallies[k].numbers > tallies[most].numbers) most = k;
    }
    places[chosen] = tallies[most].place;
    covered += tallies[most].numbers;
    tallies[most] = tallies[chosen];
  }
  return covered >= least_covered ? chosen : 0;
}

WIDE static unsigned __int128 total(__m512i lanes) {
  uint64_t words[8];
  _mm512_storeu_si512(words, lanes);
  unsigned __int128 sum = 0;
  for (int lane = 0; lane < 8; lane++) sum += words[lane];
  return sum;
}

/// Adds the numbers of a block, eight at a time where their places are known.
WIDE_INLINE void add_block(
    const uint64_t *patterns, size_t count, const uint64_t *places, int known,
    tm_exponent_sums *sums) {
  const __m512i mask = _mm512_set1_epi64((long long)fraction_mask);
  const __m512i one = _mm512_set1_epi64(1);
  __m512i own[places_limit], numbers[places_limit], sum[places_limit], low[places_limit],
      high[places_limit];
  for (int k = 0; k < known; k++) {
    own[k] = _mm512_set1_epi64((long long)places[k]);
    numbers[k] = sum[k] = low[k] = high[k] = _mm512_setzero_si512();
  }
  size_t index = 0;
  for (; index + 8 <= count; index += 8) {
    __m512i pattern = _mm512_loadu_si512(patterns + index);
    __m512i place = _mm512_srli_epi64(pattern, 52);
    __m512i is_positive = _mm512_srai_epi64(pattern, 63);
    // Those of negative numbers are turned over: xnor, then and.
    __m512i fraction = _mm512_ternarylogic_epi64(pattern, is_positive, mask, 0x82);
    __mmask8 rest = 0xff;
    for (int k = 0; k < known; k++) {
      __mmask8 is_own = _mm512_cmpeq_epi64_mask(place, own[k]);
      rest &= (__mmask8)~is_own;
      numbers[k] = _mm512_mask_add_epi64(numbers[k], is_own, numbers[k], one);
      sum[k] = _mm512_mask_add_epi64(sum[k], is_own, sum[k], fraction);
      low[k] = _mm512_mask_madd52lo_epu64(low[k], is_own, fraction, fraction);
      high[k] = _mm512_mask_madd52hi_epu64(high[k], is_own, fraction, fraction);
    }
    for (unsigned left = rest; left != 0; left &= left - 1) {
      add_one(patterns[index + (size_t)__builtin_ctz(left)], sums);
    }
  }
  for (; index < count; index++) add_one(patterns[index], sums);
  for (int k = 0; k < known; k++) {
    // (h + f)² = h² + 2hf + f², where h is the hidden bit.
    unsigned __int128 bit = hidden(places[k]), n = total(numbers[k]), fractions = total(sum[k]);
    add(sums[places[k]].sum, fractions + n * bit);
    add(sums[places[k]].squares,
        n * bit * bit + 2 * bit * fractions + total(low[k]) + (total(high[k]) << 52));
  }
}

/// Adds the numbers of a block with so many known places, each number of them a loop of its own.
WIDE static void add_wide(
    const uint64_t *patterns, size_t count, const uint64_t *places, int known,
    tm_exponent_sums *sums) {
  switch (known) {
    case 1: add_block(patterns, count, places, 1, sums); break;
    case 2: add_block(patterns, count, places, 2, sums); break;
    case 3: add_block(patterns, count, places, 3, sums); break;
    case 4: add_block(patterns, count, places, 4, sums); break;
    case 5: add_block(patterns, count, places, 5, sums); break;
    default: add_block(patterns, count, places, 6, sums);
  }
}

/// Adds numbers by wide registers; returns 0, and adds none, where that is not possible or slower.
static int try_wide(const uint64_t *patterns, size_t count, tm_exponent_sums *sums) {
  if (!__builtin_cpu_supports("avx512f") || !__builtin_cpu_supports("avx512ifma")) return 0;
  uint64_t places[places_limit];
  int known = find_places(patterns, count, places);
  if (known == 0) return 0;
  for (size_t index = 0; index < count; index += block_size) {
    size_t left = count - index;
    add_wide(patterns + index, left < block_size ? left : block_size, places, known, sums);
  }
  return 1;
}

#else

static int try_wide(const uint64_t *patterns, size_t count, tm_exponent_sums *sums) {
  (void)patterns, (void)count, (void)sums;
  return 0;
}

#endif

void tm_add_mantissas(const uint64_t *patterns, size_t count, tm_exponent_sums *sums) {
  if (try_wide(patterns, count, sums)) return;
  for (size_t index = 0; index < count; index++) add_one(patterns[index], sums);
}
