// Lines that differ from an earlier one in their values only: followed without looking at keys.
#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include "Scanner.hpp"
#include "WideBytes.hpp"

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

bool tm_json_scanner::follow_known_layout(const char *end) {
  lines++;
  size_t first = layout == no_layout ? 0 : layout;
  for (size_t i = 0; i < layouts.size(); i++) {
    size_t candidate = (first + i) % layouts.size();
    if (candidate == layout && line == other_line) continue;
    begin(candidate);
    if (follow(layouts[candidate], end) == end) return true;
  }
  layout = no_layout;
  are_columns_set = false;
  return false;
}

/// Reads the line that a text begins with where it is of the layout of the line before, and returns
/// where it ends: in front of its newline, or with the text; null for any other line.
///
/// No scalar holds a newline, and nothing between scalars does, so that the first one ends it.
const char *tm_json_scanner::follow_last_layout(const char *end) {
  if (layout == no_layout) return nullptr;
  begin(layout);
  const char *stop = follow(layouts[layout], end);
  bool is_whole = stop &&
      (stop == end || *stop == '\n' || (*stop == '\r' && stop + 1 < end && stop[1] == '\n'));
  if (!is_whole) {
    are_columns_set = false;
    other_line = line;
    return nullptr;
  }
  lines++;
  return stop;
}

/// Prepares for a line of a layout, which in a log mostly is that of the line before.
void tm_json_scanner::begin(size_t candidate) {
  const Layout &known = layouts[candidate];
  if (layout != candidate) {
    cells = known.cells;
    layout = candidate;
    shape = known.shape;
    unread.clear();
  }
  unescaped.clear();
  are_columns_set = true;
  for (const EmptyColumn &empty : known.empty_columns) {
    empty.column.set(column_row, not_a_number, empty.state);
  }
}

/// Passes the bytes between two scalars, or between one and an end of the line; false where they
/// differ.
///
/// Begins no later than at the end of the line; ends or reads up to 32 bytes beyond.
template <class Bytes>
inline __attribute__((always_inline)) bool pass(
    const char *&next, const char *end, uint32_t gap, const Chunk *&chunk) {
  const char *stop = next + gap;
  for (const Chunk *part = chunk;; next += Chunk::size) {
    if (next > end || !Bytes::begins(next, *part++)) return false;
    if (next + Chunk::size >= stop) {
      chunk = part;
      break;
    }
  }
  next = stop;
  return true;
}

/// Reads a line from its start on as long as nothing but its scalars differs from a layout, and
/// returns where it would end, up to `end`; null where more differs.
template <class Bytes>
inline __attribute__((always_inline)) const char *tm_json_scanner::follow_by(
    const Layout &layout, const char *end) {
  // What is written could be any of these, for all that the compiler knows.
  const char *line = this->line, *next = line;
  tm_json_cell *cells = this->cells.data();
  size_t row = column_row;
  const Chunk *chunk = layout.chunks.data();
  if (!pass<Bytes>(next, end, layout.head, chunk)) return nullptr;
  const Scalar *last = layout.scalars.data() + layout.scalars.size();
  for (const Scalar *scalar = layout.scalars.data(); scalar < last; scalar++) {
    const char *start = next, *after = nullptr;
    tm_json_cell &cell = cells[scalar->cell];
    if (scalar->kind == TM_JSON_NUMBER) {
      size_t length;
      double number;
      if (Bytes::number(start, scalar->stop, length, number)) {
        cell = {number, uint32_t(start - line), uint32_t(length), TM_JSON_NUMBER, 0};
        if (scalar->column.numbers) scalar->column.set(row, number, TM_JSON_STATE_VALUE);
        next = start + length;
        if (pass<Bytes>(next, end, scalar->gap, chunk)) continue;
      }
    } else if (scalar->kind == TM_JSON_STRING && *start == '"' && !scalar->column.numbers) {
      TextEnd text = Bytes::text_end(start + 1, end);
      after = text.place;
      if (after && after < end && *after == '"' &&
          (text.is_ascii || simdjson::validate_utf8(start + 1, size_t(after - start - 1)))) {
        cell.offset = uint32_t(start + 1 - line);
        cell.length = uint32_t(after - start - 1);
        cell.kind = TM_JSON_STRING;
        cell.is_unescaped = 0;
        next = after + 1;
        if (pass<Bytes>(next, end, scalar->gap, chunk)) continue;
      }
    }
    // Whatever it is, as far as it is a scalar.
    next = scalar_end(start, end, after);
    if (!next || !this->scalar(*scalar, {start, size_t(next - start)})) return nullptr;
    if (!pass<Bytes>(next, end, scalar->gap, chunk)) return nullptr;
  }
  return next <= end ? next : nullptr;
}

#if defined(__x86_64__)

TM_WIDE const char *tm_json_scanner::follow_wide(const Layout &layout, const char *end) {
  return follow_by<WideBytes>(layout, end);
}

const char *tm_json_scanner::follow(const Layout &layout, const char *end) {
  static const bool is_wide = __builtin_cpu_supports("avx2") &&
      __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
  return is_wide ? follow_wide(layout, end) : follow_by<PlainBytes>(layout, end);
}

#else

const char *tm_json_scanner::follow(const Layout &layout, const char *end) {
  return follow_by<PlainBytes>(layout, end);
}

#endif

/// Returns where the scalar ends that starts at `start`; null where there is none, or a text that
/// is open, not UTF-8 or with control characters.
///
/// `after` is where the first characters of a text stop that have no escape; null where not known.
const char *tm_json_scanner::scalar_end(
    const char *start, const char *end, const char *after) const {
  const char *next = start;
  if (next >= end || *next == '{' || *next == '[') return nullptr;
  if (*next != '"') {
    while (next < end && !is_space(*next) && !std::strchr(",:]}\"", *next)) next++;
    return next > start ? next : nullptr;
  }
  for (next = after ? after : start + 1; next < end && *next != '"'; next++) {
    if (uint8_t(*next) < 0x20) return nullptr;
    if (*next == '\\') next++;
  }
  if (next >= end || !simdjson::validate_utf8(start, size_t(next - start))) return nullptr;
  return next + 1;
}

/// Reads a scalar of whatever kind it has in this line.
bool tm_json_scanner::scalar(const Scalar &scalar, std::string_view text) {
  uint8_t kind = kind_of(text[0]);
  tm_json_cell &cell = cells[scalar.cell];
  if (!this->scalar(text, kind, &cell)) return false;
  if (!scalar.column.numbers) return true;
  switch (kind) {
    case TM_JSON_NUMBER: scalar.column.set(column_row, cell.number, TM_JSON_STATE_VALUE); break;
    case TM_JSON_NULL: scalar.column.set(column_row, not_a_number, TM_JSON_STATE_NULL); break;
    // Whether a text is a number is not for the scanner to say.
    case TM_JSON_STRING: are_columns_set = false; break;
    default: scalar.column.set(column_row, not_a_number, TM_JSON_STATE_INVALID);
  }
  return true;
}

// MARK: Noting

void tm_json_scanner::begin_note(size_t length) {
  layout = no_layout;
  is_noting = !has_rows && size_t(end - places) <= tokens_limit && length <= length_limit &&
      noted < noted_at_once + lines / lines_per_note;
  if (!is_noting) return;
  noted++;
  draft = Layout();
  draft_end = line;
}

void tm_json_scanner::note(int32_t node, uint8_t kind) {
  // What a scalar in the place of a container means is for the walk to say.
  if (node != none && (!nodes[size_t(node)].is_leaf || nodes[size_t(node)].slot == none)) {
    is_noting = false;
    return;
  }
  std::string_view text = token(next);
  draft.add_gap(draft_end, text.data());
  draft_end = text.data() + text.size();
  size_t cell = node == none ? slots : size_t(nodes[size_t(node)].slot);
  draft.scalars.push_back({uint32_t(cell), 0, kind, *draft_end, column(cell)});
}

void tm_json_scanner::end_note(size_t length, bool is_good) {
  if (!is_noting || !is_good) return;
  draft.add_gap(draft_end, line + length);
  draft.cells = cells;
  draft.shape = shape;
  for (const Column &column : columns) {
    bool is_absent = cells[column.slot].kind == TM_JSON_ABSENT;
    if (is_filled(column)) continue;
    draft.empty_columns.push_back(
        {column, uint8_t(is_absent ? TM_JSON_STATE_ABSENT : TM_JSON_STATE_INVALID)});
  }
  if (layouts.size() < known_layouts) {
    layouts.push_back(std::move(draft));
    return;
  }
  layouts[oldest_layout] = std::move(draft);
  oldest_layout = (oldest_layout + 1) % known_layouts;
}

/// Returns the column that a slot fills, or one of null pointers.
Column tm_json_scanner::column(size_t slot) const {
  for (const Column &column : columns) {
    if (column.slot == slot) return column;
  }
  return {};
}

/// Returns whether a scalar of the draft fills a column.
bool tm_json_scanner::is_filled(const Column &column) const {
  for (const Scalar &scalar : draft.scalars) {
    if (scalar.column.numbers == column.numbers) return true;
  }
  return false;
}
