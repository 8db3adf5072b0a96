// The fields to keep, as a tree of keys and indexes.
#ifndef TIDEMARK_PLAN_NODE_HPP
#define TIDEMARK_PLAN_NODE_HPP

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
  std::vector<uint64_t> words;
  size_t length;

  explicit Key(std::string_view key) : words(key.size() / 8 + 1), length(key.size()) {
    std::memcpy(words.data(), key.data(), key.size());
  }

  /// Returns whether a text of the line is this key; reads up to 7 bytes beyond it.
  bool equals(std::string_view text) const {
    if (text.size() != length) return false;
    size_t last = length / 8;
    for (size_t i = 0; i < last; i++) {
      if (load_word(text.data() + 8 * i) != words[i]) return false;
    }
    return (load_word(text.data() + 8 * last) & first_bytes(length % 8)) == words[last];
  }
};

struct Branch {
  std::string key;
  int32_t node;
};

/// A key that recent objects had here, and its node if it is planned.
struct Expected {
  Key key;
  int32_t node;
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
