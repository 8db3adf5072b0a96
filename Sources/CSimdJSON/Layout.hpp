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

/// A text or number or word of a line, and the bytes behind it.
struct Scalar {
  /// The cell that it fills; the one behind all slots where it is not wanted.
  uint32_t cell;
  /// How many bytes lie between it and the next one, or the end of the line.
  uint32_t gap = 0;
  /// What it was in the line that was noted.
  uint8_t kind;
  /// The byte behind it, which no number holds.
  char stop;
  /// The column that it fills, or of null pointers.
  Column column;
};

/// A column that no scalar of a line fills.
struct EmptyColumn {
  Column column;
  uint8_t state;
};

/// A part of the bytes between two scalars, and which of its bytes count.
struct alignas(32) Chunk {
  static constexpr size_t size = 32;
  uint64_t words[4], masks[4];

  Chunk(const char *text, size_t length) : words{}, masks{} {
    std::memcpy(words, text, length);
    std::memset(masks, 0xff, length);
  }
};

/// A line without its values, as the walk has once accepted it.
///
/// A line with the same bytes between its scalars has the same keys and the same nesting, so that
/// nothing is left to check but the scalars.
struct Layout {
  /// How many bytes lie before the first scalar.
  uint32_t head = 0;
  std::vector<Scalar> scalars;
  /// The bytes between the scalars, from the start of the line to its end, in new chunks for each.
  std::vector<Chunk> chunks;
  std::vector<EmptyColumn> empty_columns;
  /// The cells that no scalar fills.
  std::vector<tm_json_cell> cells;
  /// What stands for the paths that the plan does not read.
  uint64_t shape = 0;

  /// Adds the bytes before the next scalar, or before the end of the line.
  void add_gap(const char *text, const char *end) {
    for (const char *next = text; next < end; next += Chunk::size) {
      size_t rest = size_t(end - next);
      chunks.emplace_back(next, rest < Chunk::size ? rest : Chunk::size);
    }
    (scalars.empty() ? head : scalars.back().gap) = uint32_t(end - text);
  }
};

}  // namespace tidemark

#endif
