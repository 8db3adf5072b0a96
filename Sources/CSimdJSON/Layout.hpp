// What a line consisted of, other than its values: most lines of a log differ in values only.
#ifndef TIDEMARK_LAYOUT_HPP
#define TIDEMARK_LAYOUT_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include "CSimdJSON.h"
#include "Words.hpp"

namespace tidemark {

/// Numbers and states by row, which a slot fills beside its cell.
struct Column {
  uint32_t slot;
  double *numbers;
  uint8_t *states;

  void set(size_t row, double number, uint8_t state) const {
    numbers[row] = number;
    states[row] = state;
  }
};

/// A text or number or word of a line.
struct Scalar {
  /// The number of the token that it is.
  uint32_t token;
  /// The cell that it fills; the one behind all slots where it is not wanted.
  uint32_t cell;
  /// The column that it fills, or null.
  const Column *column;
};

/// A column that no scalar of a line fills.
struct EmptyColumn {
  const Column *column;
  uint8_t state;
};

/// The bytes between two scalars, or before the first or behind the last.
struct Literal {
  /// The tokens where it starts and ends.
  uint32_t from, to;
  uint32_t length;
  /// Its first chunk.
  uint32_t chunk;
};

/// A part of a literal, and which of its bytes count.
struct Chunk {
  static constexpr size_t size = 32;
  uint64_t words[4], masks[4];

  Chunk(const char *text, size_t length) : words{}, masks{} {
    std::memcpy(words, text, length);
    std::memset(masks, 0xff, length);
  }

  /// Returns 0 where the bytes are these; reads all 32.
  uint64_t difference(const char *text) const {
    uint64_t difference = 0;
    for (size_t i = 0; i < 4; i++) difference |= (load_word(text + 8 * i) ^ words[i]) & masks[i];
    return difference;
  }
};

/// A line without its values, as the walk has once accepted it.
///
/// A line with the same bytes between its scalars, over the same tokens, has the same keys and
/// the same nesting, so that nothing is left to check but the scalars.
struct Layout {
  size_t tokens = 0;
  std::vector<Literal> literals;
  std::vector<Chunk> chunks;
  std::vector<Scalar> numbers, strings, words;
  std::vector<EmptyColumn> empty_columns;
  /// The cells that no scalar fills.
  std::vector<tm_json_cell> cells;
  /// What stands for the paths that the plan does not read.
  uint64_t shape = 0;

  /// Adds the literal of a line between two tokens.
  void add_literal(const char *line, const uint32_t *places, uint32_t from, uint32_t to) {
    const char *text = line + places[from];
    uint32_t length = places[to] - places[from];
    literals.push_back({from, to, length, uint32_t(chunks.size())});
    for (uint32_t done = 0; done < length; done += Chunk::size) {
      size_t rest = length - done;
      chunks.emplace_back(text + done, rest < Chunk::size ? rest : Chunk::size);
    }
  }

  /// Returns whether a line has the literals; reads up to 31 bytes beyond it.
  bool has_literals(const char *line, const uint32_t *places) const {
    uint64_t difference = 0;
    for (const Literal &literal : literals) {
      uint32_t start = places[literal.from];
      if (places[literal.to] - start != literal.length) return false;
      const Chunk *chunk = &chunks[literal.chunk];
      const char *text = line + start, *end = text + literal.length;
      for (; text < end; text += Chunk::size) difference |= chunk++->difference(text);
    }
    return difference == 0;
  }
};

}  // namespace tidemark

#endif
