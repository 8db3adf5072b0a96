// A scanner: its plan, its buffers and the two ways to read a line.
#ifndef TIDEMARK_SCANNER_HPP
#define TIDEMARK_SCANNER_HPP

#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "CSimdJSON.h"
#include "Decimals.hpp"
#include "Layout.hpp"
#include "Paths.hpp"
#include "PlanNode.hpp"

namespace tidemark {

/// Returns what a scalar is by its first character.
inline uint8_t kind_of(char first) {
  switch (first) {
    case '"': return TM_JSON_STRING;
    case 't': return TM_JSON_TRUE;
    case 'f': return TM_JSON_FALSE;
    case 'n': return TM_JSON_NULL;
    default: return TM_JSON_NUMBER;
  }
}

}  // namespace tidemark

struct tm_json_scanner {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> index;
  std::vector<tidemark::Node> nodes{2};
  /// A cell per slot, and one more for what is not wanted.
  std::vector<tm_json_cell> cells{1};
  std::vector<tm_json_cell> row_cells;
  std::vector<double> elements;
  std::vector<char> unescaped;
  size_t slots = 0, row_slots = 0, row_count = 0, row_start = 0;
  uint64_t serial = 0, record = 0, row = 0;
  uint8_t rows_kind = TM_JSON_ABSENT;
  const char *line = nullptr;
  /// Where each token starts, and behind the last one the length of the line; not known of a line
  /// that follows a layout.
  const uint32_t *places = nullptr, *next = nullptr, *end = nullptr;
  /// The number that `value` read last, or NaN when it was none: an element of a vector.
  double element = 0;

  /// The columns to fill, at which row, and whether all are.
  std::vector<tidemark::Column> columns;
  size_t column_row = 0;
  bool are_columns_set = false;

  bool scan(const char *text, size_t length);
  bool prepare(size_t length);

  // MARK: The walk, which reads any line

  bool walk();
  bool value(int32_t node, int depth);
  bool scalar(int32_t node);
  bool object(int32_t node, int depth);
  bool array(int32_t node, int depth);
  bool row_item(int depth);
  bool child(std::string_view key, int32_t parent, size_t &position, int32_t &node);
  int32_t branch(const tidemark::Node &node, std::string_view key) const;
  tm_json_cell &cell(const tidemark::Node &node) {
    size_t slot = size_t(node.slot);
    return node.is_row ? row_cells[row_start + slot] : cells[slot];
  }
  void mark(const tidemark::Node &node, const std::vector<int32_t> &slots, uint8_t kind);
  /// Notes a value at a node; returns its cell where it is wanted.
  tm_json_cell *found(int32_t index, uint8_t kind);
  /// Returns the token that starts at `next`, without spaces behind it, and goes on.
  std::string_view token() { return token(next++); }
  bool is_next(char character) const { return next < end && line[*next] == character; }

  // MARK: Paths that the plan does not read

  /// A path that a record has, so that one that comes again is not counted again.
  struct Seen {
    uint64_t path = tidemark::no_path, record = 0;
  };
  static constexpr size_t seen_paths = 256;
  Seen seen[seen_paths];
  /// The path of the value that is read next.
  uint64_t path = tidemark::no_path;
  /// The sum of what stands for the record's paths; paths that come again may count again.
  uint64_t shape = 0;
  /// The record's paths; empty where it followed a layout, and where there are too many.
  std::vector<uint64_t> unread;
  bool has_too_many_unread = false;
  void add_unread();

  // MARK: Scalars; false where one is wrong

  /// Returns the token at a place, without spaces behind it.
  std::string_view token(const uint32_t *place) const {
    uint32_t start = place[0], stop = place[1];
    while (tidemark::is_space(line[stop - 1])) stop--;
    return {line + start, stop - start};
  }
  /// Fills a cell, where there is one.
  bool scalar(std::string_view text, uint8_t kind, tm_json_cell *cell);
  bool string(std::string_view text, tm_json_cell *cell);
  bool number(std::string_view text, tm_json_cell *cell);

  // MARK: Layouts, for lines that differ from an earlier one in their values only

  static constexpr size_t no_layout = size_t(-1);
  std::vector<tidemark::Layout> layouts;
  /// The layout whose cells are in `cells`.
  size_t layout = no_layout;
  size_t oldest_layout = 0;
  /// How many lines came, and how many layouts were noted.
  uint64_t lines = 0, noted = 0;
  /// The line that is known not to follow `layout`, as far as it is still the same text.
  const char *other_line = nullptr;
  /// The layout that the walk notes while `is_noting`, and where its last scalar so far ends.
  tidemark::Layout draft;
  const char *draft_end = nullptr;
  bool is_noting = false;
  bool has_rows = false;

  bool follow_known_layout(const char *end);
  const char *follow_last_layout(const char *end);
  void begin(size_t candidate);
  const char *follow(const tidemark::Layout &layout, const char *end);
  const char *follow_wide(const tidemark::Layout &layout, const char *end);
  template <class Bytes>
  const char *follow_by(const tidemark::Layout &layout, const char *end);
  const char *scalar_end(const char *start, const char *end, const char *after) const;
  bool scalar(const tidemark::Scalar &scalar, std::string_view text);
  void begin_note(size_t length);
  void note(int32_t node, uint8_t kind);
  void end_note(size_t length, bool is_good);
  tidemark::Column column(size_t slot) const;
  bool is_filled(const tidemark::Column &column) const;
};

#endif
