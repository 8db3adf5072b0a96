#include "CZlib.h"

#if defined(__x86_64__)

#include <immintrin.h>

// A CRC is the remainder of a polynomial over bits. Whatever is congruent to the data may take its
// place, so 16 bytes are carried over 64 further ones by two products without carries, four lanes
// at a time, until 16 bytes are left that have the CRC of all (Gopal et al., Fast CRC Computation
// for Generic Polynomials Using PCLMULQDQ Instruction, Intel 2009). zlib finishes them. Where the
// processor multiplies four lanes at once, sixteen are carried over 256 bytes first.
//
// A factor is x^(d+32) mod P for the lower and x^(d-32) mod P for the upper half of a lane that is
// carried over d bits, its bits in reverse order and shifted left by one.
#define LANE 16
#define LANES 4
#define BLOCK (LANES * LANE)
#define LOWER_2048 0x11542778a
#define UPPER_2048 0x1322d1430
#define LOWER_512 0x154442bd4
#define UPPER_512 0x1c6e41596
#define LOWER_128 0x1751997d0
#define UPPER_128 0x0ccaa009e

/// Data of which the beginning was carried into four lanes.
typedef struct {
  __m128i lanes[LANES];
  const uint8_t *bytes;
  size_t length;
} Folded;

static inline __m128i load(const uint8_t *bytes, int lane) {
  return _mm_loadu_si128((const __m128i *)(bytes + lane * LANE));
}

/// Takes up the first block; what zlib calls the CRC is the complement of the remainder so far.
static inline Folded first_block(uint32_t crc, const uint8_t *bytes, size_t length) {
  Folded folded = {.bytes = bytes + BLOCK, .length = length - BLOCK};
  for (int lane = 0; lane < LANES; lane++) folded.lanes[lane] = load(bytes, lane);
  folded.lanes[0] = _mm_xor_si128(folded.lanes[0], _mm_cvtsi32_si128((int)~crc));
  return folded;
}

#define WIDE __attribute__((target("avx512f,vpclmulqdq")))

WIDE static inline __m512i carry_wide(__m512i block, __m512i factors, __m512i next) {
  __m512i lower = _mm512_clmulepi64_epi128(block, factors, 0x00);
  __m512i upper = _mm512_clmulepi64_epi128(block, factors, 0x11);
  return _mm512_xor_si512(_mm512_xor_si512(lower, upper), next);
}

/// Carries four blocks at a time, and leaves one; there are at least eight.
WIDE static Folded fold_wide(Folded folded) {
  const __m512i over_four = _mm512_broadcast_i32x4(_mm_set_epi64x(UPPER_2048, LOWER_2048));
  const __m512i over_one = _mm512_broadcast_i32x4(_mm_set_epi64x(UPPER_512, LOWER_512));
  __m512i blocks[4] = {_mm512_loadu_si512(folded.lanes)};
  for (int block = 1; block < 4; block++) {
    blocks[block] = _mm512_loadu_si512(folded.bytes + (block - 1) * BLOCK);
  }
  folded.bytes += 3 * BLOCK;
  folded.length -= 3 * BLOCK;
  for (; folded.length >= 4 * BLOCK; folded.length -= 4 * BLOCK, folded.bytes += 4 * BLOCK) {
    for (int block = 0; block < 4; block++) {
      __m512i next = _mm512_loadu_si512(folded.bytes + block * BLOCK);
      blocks[block] = carry_wide(blocks[block], over_four, next);
    }
  }
  for (int block = 1; block < 4; block++) {
    blocks[0] = carry_wide(blocks[0], over_one, blocks[block]);
  }
  _mm512_storeu_si512(folded.lanes, blocks[0]);
  return folded;
}

#define NARROW __attribute__((target("pclmul")))

NARROW static inline __m128i carry(__m128i lane, __m128i factors, __m128i next) {
  __m128i lower = _mm_clmulepi64_si128(lane, factors, 0x00);
  __m128i upper = _mm_clmulepi64_si128(lane, factors, 0x11);
  return _mm_xor_si128(_mm_xor_si128(lower, upper), next);
}

/// Carries a block at a time to the end, and returns the CRC.
NARROW static uint32_t finish(Folded folded) {
  const __m128i over_four = _mm_set_epi64x(UPPER_512, LOWER_512);
  const __m128i over_one = _mm_set_epi64x(UPPER_128, LOWER_128);
  const uint8_t *bytes = folded.bytes;
  size_t length = folded.length;
  __m128i first = folded.lanes[0], second = folded.lanes[1];
  __m128i third = folded.lanes[2], fourth = folded.lanes[3];
  for (; length >= BLOCK; length -= BLOCK, bytes += BLOCK) {
    first = carry(first, over_four, load(bytes, 0));
    second = carry(second, over_four, load(bytes, 1));
    third = carry(third, over_four, load(bytes, 2));
    fourth = carry(fourth, over_four, load(bytes, 3));
  }
  first = carry(carry(carry(first, over_one, second), over_one, third), over_one, fourth);
  for (; length >= LANE; length -= LANE, bytes += LANE) {
    first = carry(first, over_one, load(bytes, 0));
  }
  uint8_t rest[LANE];
  _mm_storeu_si128((__m128i *)rest, first);
  return (uint32_t)crc32_z(crc32_z(UINT32_MAX, rest, LANE), bytes, length);
}

uint32_t tm_crc32(uint32_t crc, const void *bytes, size_t length) {
  if (length < BLOCK || !__builtin_cpu_supports("pclmul")) {
    return (uint32_t)crc32_z(crc, bytes, length);
  }
  Folded folded = first_block(crc, bytes, length);
  int is_wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("vpclmulqdq");
  if (is_wide && length >= 8 * BLOCK) folded = fold_wide(folded);
  return finish(folded);
}

#else

uint32_t tm_crc32(uint32_t crc, const void *bytes, size_t length) {
  return (uint32_t)crc32_z(crc, bytes, length);
}

#endif
