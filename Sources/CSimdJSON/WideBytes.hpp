// What follows a layout, 16 and 32 bytes at a time, without branches on what values look like.
#ifndef TIDEMARK_WIDE_BYTES_HPP
#define TIDEMARK_WIDE_BYTES_HPP

#include "PlainBytes.hpp"

#if defined(__x86_64__)
#include <immintrin.h>

#define TM_WIDE __attribute__((target("avx2,bmi,bmi2")))

namespace tidemark {

/// What makes digits of the characters of a number.
struct NumberTables {
  /// By length and place of the point, the length where there is none: what moves the characters
  /// to the upper end, those before the point over it, zeros coming in from below.
  alignas(16) int8_t shuffles[16][16][16];
  /// What to divide by, by the number of characters from the point on.
  double powers[17];

  constexpr NumberTables() : shuffles{}, powers{1} {
    double power = 1;
    for (int count = 1; count <= 16; count++, power *= 10) powers[count] = power;
    for (int length = 0; length < 16; length++) {
      for (int place = 0; place < 16; place++) {
        for (int i = 0; i < 16; i++) {
          int from = i - (16 - length) - (i - (16 - length) <= place && place < length);
          shuffles[length][place][i] = int8_t(from < 0 ? -1 : from);
        }
      }
    }
  }
};
constexpr NumberTables number_tables;

/// The same as `PlainBytes`, for processors with AVX2.
struct WideBytes {
  TM_WIDE static bool begins(const char *text, const Chunk &chunk) {
    __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(text));
    __m256i words = _mm256_load_si256(reinterpret_cast<const __m256i *>(chunk.words));
    __m256i masks = _mm256_load_si256(reinterpret_cast<const __m256i *>(chunk.masks));
    return _mm256_testz_si256(_mm256_xor_si256(bytes, words), masks);
  }

  TM_WIDE static bool number(const char *text, char stop, size_t &length, double &number) {
    __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text));
    // What comes next waits for nothing but the length.
    unsigned stops = unsigned(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(stop))));
    unsigned count = unsigned(_tzcnt_u32(stops));
    // A byte is a digit or point where the table has it at its lower half.
    const __m128i table = _mm_setr_epi8(
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', -1, -1, -1, -1, '.', -1);
    unsigned kept = unsigned(_mm_movemask_epi8(
        _mm_cmpeq_epi8(bytes, _mm_shuffle_epi8(table, bytes))));
    size_t sign = *text == '-';
    // The count is 32 where it is not below 16.
    if (_bzhi_u32(~(kept | unsigned(sign)), count) != 0) return false;
    unsigned points = unsigned(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('.'))));
    unsigned digits_at = (kept & ~points) >> sign;
    points = _bzhi_u32(points, count);
    // Where there is no point, it is behind the digits.
    unsigned place = unsigned(_tzcnt_u32(points | 1u << count));
    // A digit first, no further one where that is zero, one point at most, and not last.
    if ((digits_at & (1 + 2 * unsigned(text[sign] == '0'))) != 1) return false;
    if ((points & (points - 1)) != 0 || place + 1 == count) return false;
    length = count;
    // The sign becomes a zero.
    __m128i digits = _mm_subs_epu8(bytes, _mm_set1_epi8('0'));
    digits = _mm_shuffle_epi8(
        digits, _mm_load_si128(
            reinterpret_cast<const __m128i *>(number_tables.shuffles[count][place])));
    __m128i pairs = _mm_maddubs_epi16(digits, _mm_set1_epi16(0x010a));
    __m128i fours = _mm_madd_epi16(pairs, _mm_set1_epi32(0x00010064));
    __m128i eights = _mm_madd_epi16(_mm_packs_epi32(fours, fours), _mm_set1_epi32(0x00012710));
    uint64_t halves = uint64_t(_mm_cvtsi128_si64(eights));
    uint64_t whole = (halves & 0xffffffff) * 100000000 + (halves >> 32);
    // There are 15 digits at most, so that both are exact and the quotient is rounded correctly.
    number = with_sign(double(int64_t(whole)) / number_tables.powers[count - place], sign);
    return true;
  }

  TM_WIDE static TextEnd text_end(const char *text, const char *end) {
    const __m256i last_control = _mm256_set1_epi8(0x1f);
    unsigned beyond = 0;
    for (; text < end; text += 32) {
      __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(text));
      __m256i stops = _mm256_or_si256(
          _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('"')),
          _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\\')));
      stops = _mm256_or_si256(
          stops, _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, last_control), bytes));
      unsigned mask = unsigned(_mm256_movemask_epi8(stops));
      unsigned upper = unsigned(_mm256_movemask_epi8(bytes));
      if (mask != 0) {
        beyond |= upper & _blsmsk_u32(mask);
        return {text + _tzcnt_u32(mask), beyond == 0};
      }
      beyond |= upper;
    }
    return {nullptr, false};
  }
};

}  // namespace tidemark

#endif

#endif
