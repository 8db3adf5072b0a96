// Eight bytes at a time: comparing and finding characters.
#ifndef TIDEMARK_WORDS_HPP
#define TIDEMARK_WORDS_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace tidemark {

inline uint64_t load_word(const char *bytes) {
  uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

/// Returns a mask of the first `count` bytes of a word, 0 to 7.
inline uint64_t first_bytes(size_t count) { return (uint64_t(1) << (8 * count)) - 1; }

/// Has the upper bit set of the first byte that equals the one repeated in `pattern`, and of no
/// byte before it.
inline uint64_t marks(uint64_t word, uint64_t pattern) {
  uint64_t difference = word ^ pattern;
  return (difference - 0x0101010101010101) & ~difference & 0x8080808080808080;
}

constexpr uint64_t dots = 0x2e2e2e2e2e2e2e2e, backslashes = 0x5c5c5c5c5c5c5c5c;
constexpr uint64_t zeros = 0x3030303030303030;

/// Returns whether a text holds a backslash; reads up to 7 bytes beyond it.
inline bool has_backslash(std::string_view text) {
  const char *bytes = text.data();
  size_t length = text.size();
  for (; length >= 8; bytes += 8, length -= 8) {
    if (marks(load_word(bytes), backslashes)) return true;
  }
  // Bytes beyond the text are made zero, which is no backslash.
  return marks(load_word(bytes) & first_bytes(length), backslashes) != 0;
}


}  // namespace tidemark

#endif
