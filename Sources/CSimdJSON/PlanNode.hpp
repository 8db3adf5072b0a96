// The fields to keep, as a tree of keys and indexes.
#ifndef TIDEMARK_PLAN_NODE_HPP
#define TIDEMARK_PLAN_NODE_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "Words.hpp"

namespace tidemark {

/// Stands for no node and for no slot.
constexpr int32_t none = -1;

/// A key in words, so that comparing takes few steps.
struct Key {
  size_t length;
  /// The last word, of 0 to 7 bytes, and which bytes of it count; the whole key when it is short.
  uint64_t last, mask;
  /// The words before the last.
  std::vector<uint64_t> words;

  explicit Key(std::string_view key)
      : length(key.size()), last(0), mask(first_bytes(length % 8)), words(length / 8) {
    size_t whole = length / 8 * 8;
    if (whole > 0) std::memcpy(words.data(), key.data(), whole);
    std::memcpy(&last, key.data() + whole, length - whole);
  }

  /// Returns whether a text of the line is this key; reads up to 7 bytes beyond it.
  bool equals(std::string_view text) const {
    if (text.size() != length) return false;
    const char *bytes = text.data();
    for (uint64_t word : words) {
      if (load_word(bytes) != word) return false;
      bytes += 8;
    }
    return (load_word(bytes) & mask) == last;
  }
};

struct Branch {
  std::string key;
  int32_t node;
};

/// Returns where a key is, or would be, among branches that are sorted by key.
inline std::vector<Branch>::const_iterator place(
    const std::vector<Branch> &branches, std::string_view key) {
  return std::lower_bound(
      branches.begin(), branches.end(), key,
      [](const Branch &branch, std::string_view key) { return branch.key < key; });
}

/// A key that recent objects had here, its node if it is planned, and its path.
struct Expected {
  Key key;
  int32_t node;
  uint64_t path;
};

struct Node {
  int32_t slot = none;
  bool is_vector = false, is_row = false, is_rows = false, is_leaf = true;
  /// Sorted by key.
  std::vector<Branch> keys;
  /// Sorted by index.
  std::vector<std::pair<uint32_t, int32_t>> indexes;
  /// The slots below the children by key, and by index.
  std::vector<int32_t> key_slots, index_slots;
  /// The keys of recent objects here, in their usual order.
  std::vector<Expected> order;
  /// The record or row that last held this node.
  uint64_t holder = 0;
};

}  // namespace tidemark

#endif
