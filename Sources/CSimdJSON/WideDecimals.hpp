// Numbers of JSON of up to 16 characters, without branches on what they look like.
#ifndef TIDEMARK_WIDE_DECIMALS_HPP
#define TIDEMARK_WIDE_DECIMALS_HPP

#include "Decimals.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace tidemark {

#if defined(__x86_64__)

/// Slides under 16 bytes: what shuffles them up by 0 to 16 places, zeros coming in from below.
alignas(16) constexpr int8_t shifts[] = {
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15};

/// Moves what is before a point at a place over it; place 16 stands for no point.
struct PointShuffles {
  alignas(16) int8_t bytes[17][16];

  constexpr PointShuffles() : bytes{} {
    for (int place = 0; place <= 16; place++) {
      for (int i = 0; i < 16; i++) {
        bytes[place][i] = int8_t(place == 16 || i > place ? i : i - 1);
      }
    }
  }
};
constexpr PointShuffles point_shuffles;

/// What to divide digits by where the point is at a place of 0 to 15, or nowhere.
constexpr double place_powers[] = {1e15, 1e14, 1e13, 1e12, 1e11, 1e10, 1e9, 1e8, 1e7,
                                   1e6,  1e5,  1e4,  1e3,  1e2,  1e1,  1,   1};

/// Reads digits, maybe with a point between them, 16 characters at most; reads 16 bytes.
///
/// False where the text is no such number.
__attribute__((target("ssse3"))) inline bool wide_decimal(
    const char *text, size_t length, double &number) {
  if (length - 1 >= 16) return false;
  const __m128i nine = _mm_set1_epi8(9);
  // The characters, as digits, move to the upper end; zeros fill up in front.
  __m128i digits = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text));
  digits = _mm_sub_epi8(digits, _mm_set1_epi8('0'));
  digits = _mm_shuffle_epi8(
      digits, _mm_loadu_si128(reinterpret_cast<const __m128i *>(shifts + length)));
  unsigned points = unsigned(_mm_movemask_epi8(_mm_cmpeq_epi8(digits, _mm_set1_epi8('.' - '0'))));
  unsigned place = unsigned(__builtin_ctz(points | 0x10000));
  digits = _mm_shuffle_epi8(
      digits, _mm_load_si128(reinterpret_cast<const __m128i *>(point_shuffles.bytes[place])));
  // A second point, or anything else, is no digit.
  __m128i are_digits = _mm_cmpeq_epi8(_mm_max_epu8(digits, nine), nine);
  // No leading zero other than before the point, and the point neither first nor last.
  bool has_leading_zero = (text[0] == '0') & (length > 1) & (place != 17 - length);
  bool has_outer_point = (place == 16 - length) | (place == 15);
  __m128i pairs = _mm_maddubs_epi16(digits, _mm_set1_epi16(0x010a));
  __m128i fours = _mm_madd_epi16(pairs, _mm_set1_epi32(0x00010064));
  __m128i eights = _mm_madd_epi16(_mm_packs_epi32(fours, fours), _mm_set1_epi32(0x00012710));
  uint64_t halves = uint64_t(_mm_cvtsi128_si64(eights));
  uint64_t whole = (halves & 0xffffffff) * 100000000 + (halves >> 32);
  // With a point there are 15 digits at most, so that both are exact and the quotient is rounded
  // correctly; without a point the one rounding is that of the digits.
  number = double(int64_t(whole)) / place_powers[place];
  return (_mm_movemask_epi8(are_digits) == 0xffff) & !has_leading_zero & !has_outer_point;
}

#endif

}  // namespace tidemark

#endif
