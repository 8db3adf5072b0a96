#include "CZlib.h"

#if defined(__x86_64__)

#include <immintrin.h>

// A CRC is the remainder of a polynomial over bits. Whatever is congruent to the data may take its
// place, so 16 bytes are carried over 64 further ones by two products without carries, four lanes
// at a time, until 16 bytes are left that have the CRC of all (Gopal et al., Fast CRC Computation
// for Generic Polynomials Using PCLMULQDQ Instruction, Intel 2009). zlib finishes them.
//
// A factor is x^(d+32) mod P for the lower and x^(d-32) mod P for the upper half of a lane that is
// carried over d bits, its bits in reverse order and shifted left by one.
#define LANE 16
#define LOWER_512 0x154442bd4
#define UPPER_512 0x1c6e41596
#define LOWER_128 0x1751997d0
#define UPPER_128 0x0ccaa009e

__attribute__((target("pclmul")))
static inline __m128i carry(__m128i lane, __m128i factors, __m128i next) {
  __m128i lower = _mm_clmulepi64_si128(lane, factors, 0x00);
  __m128i upper = _mm_clmulepi64_si128(lane, factors, 0x11);
  return _mm_xor_si128(_mm_xor_si128(lower, upper), next);
}

static inline __m128i load(const uint8_t *bytes, int lane) {
  return _mm_loadu_si128((const __m128i *)(bytes + lane * LANE));
}

/// Returns the CRC-32 of at least four lanes.
__attribute__((target("pclmul")))
static uint32_t folded_crc(uint32_t crc, const uint8_t *bytes, size_t length) {
  const __m128i over_four = _mm_set_epi64x(UPPER_512, LOWER_512);
  const __m128i over_one = _mm_set_epi64x(UPPER_128, LOWER_128);
  // What zlib calls the CRC is the complement of the remainder so far.
  __m128i first = _mm_xor_si128(load(bytes, 0), _mm_cvtsi32_si128((int)~crc));
  __m128i second = load(bytes, 1), third = load(bytes, 2), fourth = load(bytes, 3);
  for (bytes += 4 * LANE, length -= 4 * LANE; length >= 4 * LANE; length -= 4 * LANE) {
    first = carry(first, over_four, load(bytes, 0));
    second = carry(second, over_four, load(bytes, 1));
    third = carry(third, over_four, load(bytes, 2));
    fourth = carry(fourth, over_four, load(bytes, 3));
    bytes += 4 * LANE;
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
  if (length >= 4 * LANE && __builtin_cpu_supports("pclmul")) {
    return folded_crc(crc, bytes, length);
  }
  return (uint32_t)crc32_z(crc, bytes, length);
}

#else

uint32_t tm_crc32(uint32_t crc, const void *bytes, size_t length) {
  return (uint32_t)crc32_z(crc, bytes, length);
}

#endif
