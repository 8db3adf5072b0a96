// Numbers of JSON as doubles, rounded correctly.
#ifndef TIDEMARK_DECIMALS_HPP
#define TIDEMARK_DECIMALS_HPP

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <system_error>

#include "Words.hpp"

namespace tidemark {

inline bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

inline bool are_digits(uint64_t word) {
  return (word & (word + 0x0606060606060606) & 0xf0f0f0f0f0f0f0f0) == zeros &&
      (word & 0xf0f0f0f0f0f0f0f0) == zeros;
}

/// Returns a number that is not negative, or its opposite.
inline double with_sign(double number, bool is_negative) {
  uint64_t bits;
  std::memcpy(&bits, &number, sizeof bits);
  bits |= uint64_t(is_negative) << 63;
  std::memcpy(&number, &bits, sizeof bits);
  return number;
}

/// Returns the number that eight digits make, the first in the lowest byte.
inline uint64_t eight_digits(uint64_t word) {
  word -= zeros;
  word = word * 10 + (word >> 8);
  return ((word & 0x000000ff000000ff) * 0x000f424000000064 +
          (word >> 16 & 0x000000ff000000ff) * 0x0000271000000001) >> 32;
}

constexpr double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7,
                             1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

/// Reads digits, maybe with a point between them, 8 characters at most; reads up to 8 bytes.
///
/// All is arithmetic: how many digits come is too random for branches.
inline bool short_decimal(const char *text, size_t length, double &number) {
  if (length == 0 || length > 8) return false;
  // No leading zero other than before the point, and the point neither first nor last.
  if ((text[0] == '0' && length > 1 && text[1] != '.') || text[0] == '.' ||
      text[length - 1] == '.')
    return false;
  // The characters move to the upper end of the word; zeros fill up in front.
  unsigned shift = 8 * unsigned(8 - length);
  uint64_t word = load_word(text) << shift | (zeros & ((uint64_t(1) << shift) - 1));
  uint64_t point = marks(word, dots);
  size_t fraction = 0;
  if (point) {
    unsigned place = unsigned(__builtin_ctzll(point)) / 8;
    // What is before the point moves over it.
    uint64_t before = word & first_bytes(place);
    uint64_t after = word & ~(first_bytes(place) << 8 | 0xff);
    word = after | before << 8 | '0';
    fraction = 7 - place;
  }
  if (!are_digits(word)) return false;
  // Both are exact, so the quotient is rounded correctly.
  number = double(eight_digits(word)) / powers[fraction];
  return true;
}

/// Reads digits, maybe with a point between them, of 9 to 16 characters; reads up to 16 bytes.
///
/// As `short_decimal`, in a word of twice the length; false also where the digits are beyond 2^53.
inline bool medium_decimal(const char *text, size_t length, double &number) {
  if (length <= 8 || length > 16) return false;
  if ((text[0] == '0' && text[1] != '.') || text[0] == '.' || text[length - 1] == '.')
    return false;
  // The last eight characters, and those before them behind zeros.
  unsigned shift = 8 * unsigned(16 - length);
  uint64_t upper = load_word(text + length - 8);
  uint64_t lower = shift == 0 ? load_word(text)
                              : load_word(text) << shift | (zeros & ((uint64_t(1) << shift) - 1));
  size_t fraction = 0;
  if (uint64_t point = marks(upper, dots)) {
    unsigned place = unsigned(__builtin_ctzll(point)) / 8;
    uint64_t before = upper & first_bytes(place);
    upper = (upper & ~(first_bytes(place) << 8 | 0xff)) | before << 8 | lower >> 56;
    lower = lower << 8 | '0';
    fraction = 7 - place;
  } else if ((point = marks(lower, dots)) != 0) {
    unsigned place = unsigned(__builtin_ctzll(point)) / 8;
    uint64_t before = lower & first_bytes(place);
    lower = (lower & ~(first_bytes(place) << 8 | 0xff)) | before << 8 | '0';
    fraction = 15 - place;
  }
  if (!are_digits(lower) || !are_digits(upper)) return false;
  uint64_t digits = eight_digits(lower) * 100000000 + eight_digits(upper);
  if (digits > uint64_t(1) << 53) return false;
  number = double(digits) / powers[fraction];
  return true;
}

/// Reads digits, maybe with a point between them, 16 characters at most; reads up to 16 bytes.
inline bool plain_decimal(const char *text, size_t length, double &number) {
  return short_decimal(text, length, number) || medium_decimal(text, length, number);
}

/// Reads any number of JSON that a double can hold.
inline bool long_decimal(std::string_view text, double &number) {
  const char *next = text.data(), *end = next + text.size();
  if (next < end && *next == '-') next++;
  const char *whole = next;
  while (next < end && is_digit(*next)) next++;
  if (next == whole || (*whole == '0' && next > whole + 1)) return false;
  if (next < end && *next == '.') {
    const char *fraction = ++next;
    while (next < end && is_digit(*next)) next++;
    if (next == fraction) return false;
  }
  if (next < end && (*next | 0x20) == 'e') {
    next++;
    if (next < end && (*next == '+' || *next == '-')) next++;
    const char *power = next;
    while (next < end && is_digit(*next)) next++;
    if (next == power) return false;
  }
  // Out of range is left to the tolerant reader.
  return next == end && std::from_chars(text.data(), end, number).ec == std::errc();
}


}  // namespace tidemark

#endif
