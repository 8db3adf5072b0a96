// One line: the fast way, or its tokens and the walk; and what is the same in both, scalars.
#include <algorithm>
#include <cstring>
#include <limits>

#include "Escapes.hpp"
#include "Scanner.hpp"

using namespace tidemark;

namespace {

/// The index is given back after a line longer than this (it takes 4 bytes per byte).
constexpr size_t kept_capacity = 1 << 20;

}  // namespace

/// Makes room for the index of a line.
bool tm_json_scanner::prepare(size_t length) {
  bool is_oversized = index && index->capacity() > kept_capacity && length <= kept_capacity;
  if (index && index->capacity() >= length && !is_oversized) return true;
  // Some room, so that lines that grow little by little do not allocate each.
  size_t needed = std::max(length, size_t(1) << 14);
  needed += needed / 2;
  if (index) return index->set_capacity(needed) == simdjson::SUCCESS;
  return simdjson::get_active_implementation()->create_dom_parser_implementation(
             needed, TM_JSON_MAX_DEPTH, index) == simdjson::SUCCESS;
}

bool tm_json_scanner::scan(const char *text, size_t length) {
  if (length == 0 || length > UINT32_MAX / 2) return false;
  line = text;
  if (follow_known_layout(text + length)) return true;
  if (!prepare(length)) return false;
  auto *bytes = reinterpret_cast<const uint8_t *>(text);
  // Finds the tokens, and refuses what is not UTF-8 and strings unclosed or with control
  // characters.
  if (index->stage1(bytes, length, simdjson::stage1_mode::regular) != simdjson::SUCCESS)
    return false;
  places = index->structural_indexes.get();
  end = places + index->n_structural_indexes;
  next = places;
  begin_note(length);
  bool is_good = walk();
  end_note(length, is_good);
  return is_good;
}

bool tm_json_scanner::scalar(std::string_view text, uint8_t kind, tm_json_cell *cell) {
  if (cell) cell->kind = kind;
  if (kind == TM_JSON_NUMBER) return number(text, cell);
  element = std::numeric_limits<double>::quiet_NaN();
  switch (kind) {
    case TM_JSON_STRING: return string(text, cell);
    case TM_JSON_TRUE: return text == "true";
    case TM_JSON_FALSE: return text == "false";
    default: return text == "null";
  }
}

bool tm_json_scanner::string(std::string_view text, tm_json_cell *cell) {
  if (text.size() < 2 || text.back() != '"') return false;
  text = text.substr(1, text.size() - 2);
  size_t kept = unescaped.size();
  bool is_escaped = has_backslash(text);
  if (is_escaped && !append_unescaped(text, unescaped)) return false;
  if (!cell) {
    unescaped.resize(kept);
    return true;
  }
  cell->is_unescaped = is_escaped;
  cell->offset = is_escaped ? uint32_t(kept) : uint32_t(text.data() - line);
  cell->length = is_escaped ? uint32_t(unescaped.size() - kept) : uint32_t(text.size());
  return true;
}

bool tm_json_scanner::number(std::string_view text, tm_json_cell *cell) {
  bool is_negative = text[0] == '-';
  const char *digits = text.data() + is_negative;
  size_t length = text.size() - is_negative;
  double number;
  if (plain_decimal(digits, length, number)) {
    // Whether a value is negative is too random for a branch.
    number = with_sign(number, is_negative);
  } else if (!long_decimal(text, number)) {
    return false;
  }
  element = number;
  if (!cell) return true;
  cell->is_unescaped = 0;
  cell->number = number;
  cell->offset = uint32_t(text.data() - line);
  cell->length = uint32_t(text.size());
  return true;
}
