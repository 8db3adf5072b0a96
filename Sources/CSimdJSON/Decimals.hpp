// Numbers of JSON as doubles, rounded correctly.
#ifndef TIDEMARK_DECIMALS_HPP
#define TIDEMARK_DECIMALS_HPP

#include <charconv>
#include <cstddef>
#include <cstdint>
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

/// Returns the number that eight digits make, the first in the lowest byte.
inline uint64_t eight_digits(uint64_t word) {
  word -= zeros;
  word = word * 10 + (word >> 8);
  return ((word & 0x000000ff000000ff) * 0x000f424000000064 +
          (word >> 16 & 0x000000ff000000ff) * 0x0000271000000001) >> 32;
}

constexpr double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};

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
