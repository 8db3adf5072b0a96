// The paths of values that no plan asks for, as hashes of the keys that lead there.
#ifndef TIDEMARK_PATHS_HPP
#define TIDEMARK_PATHS_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "CSimdJSON.h"
#include "Words.hpp"

namespace tidemark {

/// The path of what is not told: all below it is not told either.
constexpr uint64_t no_path = 0;

/// A key of more bytes is a value that was made a key.
constexpr size_t longest_name = 64;
/// So are keys of digits only, and of this many and more.
constexpr size_t digits_of_value = 6;

inline uint64_t mixed(uint64_t left, uint64_t right) {
  auto product = static_cast<unsigned __int128>(left ^ 0x9e3779b97f4a7c15) *
      (right ^ 0xd6e8feb86659fd93);
  return uint64_t(product) ^ uint64_t(product >> 64);
}

/// Returns the 0 to 7 bytes of a text in a word, the rest of it zero.
inline uint64_t short_word(const char *text, size_t length) {
  if (length >= 4) {
    uint32_t low, high;
    std::memcpy(&low, text, 4);
    std::memcpy(&high, text + length - 4, 4);
    return low | uint64_t(high) << (8 * (length - 4));
  }
  if (length == 0) return 0;
  auto *bytes = reinterpret_cast<const uint8_t *>(text);
  return bytes[0] | uint64_t(bytes[length / 2]) << (8 * (length / 2)) |
      uint64_t(bytes[length - 1]) << (8 * (length - 1));
}

/// Returns how many bytes of a word are digits.
inline size_t digits_in(uint64_t word) {
  constexpr uint64_t upper = 0x8080808080808080;
  uint64_t difference = word ^ zeros;
  uint64_t others = (((difference & ~upper) + 0x7676767676767676) | difference) & upper;
  return 8 - size_t(__builtin_popcountll(others));
}

/// A key that was read: its hash, and whether it is a value rather than a name.
struct ReadKey {
  uint64_t hash;
  bool is_value;

  explicit ReadKey(std::string_view key) : hash(key.size()), is_value(false) {
    constexpr uint64_t ats = 0x4040404040404040;
    if (key.size() > longest_name) {
      is_value = true;
      return;
    }
    size_t digits = 0;
    const char *text = key.data();
    size_t rest = key.size();
    for (; rest >= 8; text += 8, rest -= 8) {
      uint64_t word = load_word(text);
      digits += digits_in(word);
      is_value |= marks(word, ats) != 0;
      hash = mixed(hash, word);
    }
    uint64_t word = short_word(text, rest);
    digits += digits_in(word);
    is_value |= marks(word, ats) != 0;
    hash = mixed(hash, word);
    is_value |= digits >= digits_of_value || (digits > 0 && digits == key.size());
  }
};

/// Returns the path of a member; that of every key that is a value is one and the same.
inline uint64_t member_path(uint64_t object, std::string_view key) {
  if (object == no_path) return no_path;
  ReadKey read(key);
  uint64_t path = mixed(object, read.is_value ? 1 : read.hash);
  return path == no_path ? 1 : path;
}

/// Returns the path that all elements of an array have in common.
inline uint64_t element_path(uint64_t array) {
  if (array == no_path) return no_path;
  uint64_t path = mixed(array, 2);
  return path == no_path ? 1 : path;
}

}  // namespace tidemark

#endif
