// Lines that differ from an earlier one in their values only: followed without looking at keys.
#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include "Scanner.hpp"
#include "WideDecimals.hpp"

using namespace tidemark;

namespace {

/// How many layouts are known at a time: a file mixes a few.
constexpr size_t known_layouts = 4;
/// A line of more tokens or bytes is left to the walk.
constexpr size_t tokens_limit = 4096, length_limit = 1 << 16;
/// This many layouts are noted at once, and one more per so many lines, so that lines that are
/// all different cost little more than the walk.
constexpr uint64_t noted_at_once = 16, lines_per_note = 32;

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

// MARK: Following

bool tm_json_scanner::follow_known_layout() {
  lines++;
  size_t tokens = size_t(end - places);
  for (size_t i = 0; i < layouts.size(); i++) {
    size_t candidate = layout == no_layout ? i : (layout + i) % layouts.size();
    if (layouts[candidate].tokens != tokens) continue;
    if (!layouts[candidate].has_literals(line, places)) continue;
    if (layout != candidate) {
      cells = layouts[candidate].cells;
      layout = candidate;
      shape = layouts[candidate].shape;
      unread.clear();
    }
    if (follow(layouts[candidate])) return true;
    // The walk tells what is wrong, and it fills the cells.
    layout = no_layout;
    return false;
  }
  return false;
}

/// Reads the scalars of a line that has the literals of a layout.
bool tm_json_scanner::follow(const Layout &layout) {
  unescaped.clear();
  are_columns_set = true;
  for (const EmptyColumn &empty : layout.empty_columns) {
    empty.column->set(column_row, not_a_number, empty.state);
  }
  if (!read_numbers(layout)) return false;
  for (const Scalar &text : layout.strings) {
    uint32_t start = places[text.token], stop = places[text.token + 1];
    // Anything but a text without escapes and spaces behind it takes the longer way.
    if (text.column || stop - start < 2 || line[start] != '"' || line[stop - 1] != '"' ||
        has_backslash({line + start + 1, stop - start - 2})) {
      if (!scalar(text)) return false;
      continue;
    }
    tm_json_cell &cell = cells[text.cell];
    cell.offset = start + 1;
    cell.length = stop - start - 2;
    cell.kind = TM_JSON_STRING;
    cell.is_unescaped = 0;
  }
  for (const Scalar &word : layout.words) {
    if (!scalar(word)) return false;
  }
  return true;
}

/// Reads a scalar of whatever kind it has in this line.
bool tm_json_scanner::scalar(const Scalar &scalar) {
  char first = line[places[scalar.token]];
  if (first == '{' || first == '[') return false;
  uint8_t kind = kind_of(first);
  tm_json_cell &cell = cells[scalar.cell];
  if (!this->scalar(token(places + scalar.token), kind, &cell)) return false;
  if (!scalar.column) return true;
  switch (kind) {
    case TM_JSON_NUMBER: scalar.column->set(column_row, cell.number, TM_JSON_STATE_VALUE); break;
    case TM_JSON_NULL: scalar.column->set(column_row, not_a_number, TM_JSON_STATE_NULL); break;
    // Whether a text is a number is not for the scanner to say.
    case TM_JSON_STRING: are_columns_set = false; break;
    default: scalar.column->set(column_row, not_a_number, TM_JSON_STATE_INVALID);
  }
  return true;
}

/// Reads the numbers of a line by a function that reads most of them.
template <bool (*decimal)(const char *, size_t, double &)>
inline __attribute__((always_inline)) bool tm_json_scanner::read_numbers(const Layout &layout) {
  // What is written could be any of these, for all that the compiler knows.
  const char *line = this->line;
  const uint32_t *places = this->places;
  tm_json_cell *cells = this->cells.data();
  size_t row = column_row;
  const Scalar *end = layout.numbers.data() + layout.numbers.size();
  for (const Scalar *number = layout.numbers.data(); number < end; number++) {
    uint32_t start = places[number->token], stop = places[number->token + 1];
    const char *text = line + start;
    bool is_negative = *text == '-';
    double value;
    if (!decimal(text + is_negative, stop - start - is_negative, value)) {
      if (!scalar(*number)) return false;
      continue;
    }
    value = with_sign(value, is_negative);
    tm_json_cell &cell = cells[number->cell];
    cell.number = value;
    cell.offset = start;
    cell.length = stop - start;
    cell.kind = TM_JSON_NUMBER;
    cell.is_unescaped = 0;
    if (number->column) number->column->set(row, value, TM_JSON_STATE_VALUE);
  }
  return true;
}

#if defined(__x86_64__)

__attribute__((target("ssse3"))) bool tm_json_scanner::read_wide_numbers(const Layout &layout) {
  return read_numbers<wide_decimal>(layout);
}

bool tm_json_scanner::read_numbers(const Layout &layout) {
  static const bool is_wide = __builtin_cpu_supports("ssse3");
  return is_wide ? read_wide_numbers(layout) : read_numbers<plain_decimal>(layout);
}

#else

bool tm_json_scanner::read_numbers(const Layout &layout) {
  return read_numbers<plain_decimal>(layout);
}

#endif

// MARK: Noting

void tm_json_scanner::begin_note(size_t length) {
  layout = no_layout;
  size_t tokens = size_t(end - places);
  is_noting = !has_rows && tokens <= tokens_limit && length <= length_limit &&
      noted < noted_at_once + lines / lines_per_note;
  if (!is_noting) return;
  noted++;
  draft = Layout();
  draft_token = 0;
  draft.tokens = tokens;
}

void tm_json_scanner::note(int32_t node, uint8_t kind) {
  // What a scalar in the place of a container means is for the walk to say.
  if (node != none && (!nodes[size_t(node)].is_leaf || nodes[size_t(node)].slot == none)) {
    is_noting = false;
    return;
  }
  uint32_t token = uint32_t(next - places);
  draft.add_literal(line, places, draft_token, token);
  draft_token = token + 1;
  size_t cell = node == none ? slots : size_t(nodes[size_t(node)].slot);
  Scalar scalar{token, uint32_t(cell), column(cell)};
  switch (kind) {
    case TM_JSON_NUMBER: draft.numbers.push_back(scalar); break;
    case TM_JSON_STRING: draft.strings.push_back(scalar); break;
    default: draft.words.push_back(scalar);
  }
}

void tm_json_scanner::end_note(bool is_good) {
  if (!is_noting || !is_good) return;
  draft.add_literal(line, places, draft_token, uint32_t(draft.tokens));
  draft.cells = cells;
  draft.shape = shape;
  for (const Column &column : columns) {
    bool is_absent = cells[column.slot].kind == TM_JSON_ABSENT;
    if (is_filled(column)) continue;
    draft.empty_columns.push_back(
        {&column, uint8_t(is_absent ? TM_JSON_STATE_ABSENT : TM_JSON_STATE_INVALID)});
  }
  if (layouts.size() < known_layouts) {
    layouts.push_back(std::move(draft));
    return;
  }
  layouts[oldest_layout] = std::move(draft);
  oldest_layout = (oldest_layout + 1) % known_layouts;
}

/// Returns the column that a slot fills, or null.
const Column *tm_json_scanner::column(size_t slot) const {
  for (const Column &column : columns) {
    if (column.slot == slot) return &column;
  }
  return nullptr;
}

/// Returns whether a scalar of the draft fills a column.
bool tm_json_scanner::is_filled(const Column &column) const {
  for (const std::vector<Scalar> *scalars : {&draft.numbers, &draft.strings, &draft.words}) {
    for (const Scalar &scalar : *scalars) {
      if (scalar.column == &column) return true;
    }
  }
  return false;
}
