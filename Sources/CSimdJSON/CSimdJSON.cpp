#include "CSimdJSON.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "Decimals.hpp"
#include "Escapes.hpp"
#include "PlanNode.hpp"
#include "Words.hpp"

using namespace tidemark;

namespace {

/// The index is given back after a line longer than this (it takes 4 bytes per byte).
constexpr size_t kept_capacity = 1 << 20;
/// How many keys an object's order is remembered for, and how far a key may be ahead of it.
constexpr size_t remembered_keys = 96, looked_ahead = 4;

}  // namespace

struct tm_json_scanner {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> index;
  std::vector<Node> nodes{2};
  std::vector<tm_json_cell> cells, row_cells;
  std::vector<double> elements;
  std::vector<char> unescaped;
  size_t slots = 0, row_slots = 0, row_count = 0, row_start = 0;
  uint64_t serial = 0, record = 0, row = 0;
  uint8_t rows_kind = TM_JSON_ABSENT;
  const char *line = nullptr;
  /// Where the next token starts, and behind the last one the length of the line.
  const uint32_t *next = nullptr, *end = nullptr;
  /// The number that `value` read last, or NaN when it was none: an element of a vector.
  double element = 0;

  tm_json_cell &cell(const Node &node) {
    size_t slot = size_t(node.slot);
    return node.is_row ? row_cells[row_start + slot] : cells[slot];
  }

  void mark(const Node &node, const std::vector<int32_t> &slots, uint8_t kind) {
    for (int32_t slot : slots) {
      (node.is_row ? row_cells[row_start + size_t(slot)] : cells[size_t(slot)]).kind = kind;
    }
  }

  /// Notes a value at a node; returns its cell where it is wanted.
  tm_json_cell *found(int32_t index, uint8_t kind);
  /// Returns the token that starts at `next`, without spaces behind it, and goes on.
  std::string_view token() {
    uint32_t start = *next++, stop = *next;
    while (is_space(line[stop - 1])) stop--;
    return {line + start, stop - start};
  }
  bool is_next(char character) const { return next < end && line[*next] == character; }

  bool value(int32_t node, int depth);
  bool string(int32_t node);
  bool number(int32_t node);
  bool word(std::string_view expected, int32_t node, uint8_t kind);
  bool object(int32_t node, int depth);
  bool array(int32_t node, int depth);
  bool row_item(int depth);
  bool child(std::string_view key, int32_t parent, size_t &position, int32_t &node);
  int32_t branch(const Node &node, std::string_view key) const;
  bool prepare(size_t length);
  bool scan(const char *text, size_t length);
};

tm_json_cell *tm_json_scanner::found(int32_t index, uint8_t kind) {
  if (index == none) return nullptr;
  const Node &node = nodes[size_t(index)];
  if (!node.is_leaf) {
    if (node.is_rows) rows_kind = kind;
    uint8_t below = kind == TM_JSON_NULL ? TM_JSON_NULL : TM_JSON_BLOCKED;
    if (kind != TM_JSON_OBJECT) mark(node, node.key_slots, below);
    if (kind != TM_JSON_ARRAY) mark(node, node.index_slots, below);
  }
  if (node.slot == none) return nullptr;
  tm_json_cell &result = cell(node);
  result.kind = kind;
  return &result;
}

int32_t tm_json_scanner::branch(const Node &node, std::string_view key) const {
  auto place = std::lower_bound(
      node.keys.begin(), node.keys.end(), key,
      [](const Branch &branch, std::string_view key) { return branch.key < key; });
  return place != node.keys.end() && place->key == key ? place->node : none;
}

/// Finds the node of a raw key, checks its escapes, and that a planned key comes once.
bool tm_json_scanner::child(
    std::string_view key, int32_t parent, size_t &position, int32_t &result) {
  result = none;
  if (parent == none) {
    if (!has_backslash(key)) return true;
    size_t kept = unescaped.size();
    bool is_good = append_unescaped(key, unescaped);
    unescaped.resize(kept);
    return is_good;
  }
  Node &node = nodes[size_t(parent)];
  size_t ahead = position;
  size_t limit = std::min(node.order.size(), position + looked_ahead);
  while (ahead < limit && !node.order[ahead].key.equals(key)) ahead++;
  if (ahead < limit) {
    position = ahead + 1;
    result = node.order[ahead].node;
  } else if (!has_backslash(key)) {
    result = branch(node, key);
    if (node.order.size() < remembered_keys && key.size() < TM_JSON_PADDING) {
      node.order.insert(node.order.begin() + ptrdiff_t(position), Expected{Key(key), result});
      position++;
    }
  } else {
    size_t kept = unescaped.size();
    bool is_good = append_unescaped(key, unescaped);
    if (is_good) result = branch(node, {unescaped.data() + kept, unescaped.size() - kept});
    unescaped.resize(kept);
    if (!is_good) return false;
  }
  if (result == none) return true;
  Node &found = nodes[size_t(result)];
  uint64_t holder = found.is_row ? row : record;
  if (found.holder == holder) return false;
  found.holder = holder;
  return true;
}

bool tm_json_scanner::object(int32_t parent, int depth) {
  if (is_next('}')) {
    next++;
    return true;
  }
  size_t position = 0;
  while (is_next('"')) {
    std::string_view key = token();
    if (!is_next(':') || key.size() < 2 || key.back() != '"') return false;
    next++;
    int32_t node;
    if (!child(key.substr(1, key.size() - 2), parent, position, node)) return false;
    if (!value(node, depth) || next >= end) return false;
    char separator = line[*next++];
    if (separator == '}') return true;
    if (separator != ',') return false;
  }
  return false;
}

bool tm_json_scanner::row_item(int depth) {
  row_count++;
  row_start = row_cells.size();
  if (row_start + row_slots > TM_JSON_MAX_ROW_CELLS || row_count > TM_JSON_MAX_ROW_CELLS)
    return false;
  row_cells.resize(row_start + row_slots);
  row = ++serial;
  return value(TM_JSON_ROW_NODE, depth);
}

bool tm_json_scanner::array(int32_t index, int depth) {
  tm_json_cell *cell = found(index, TM_JSON_ARRAY);
  const Node *node = index == none ? nullptr : &nodes[size_t(index)];
  bool is_vector = cell && node->is_vector, is_rows = node && node->is_rows;
  if (is_vector) cell->offset = uint32_t(elements.size());
  if (is_next(']')) {
    next++;
    return true;
  }
  uint32_t count = 0;
  size_t wanted = 0, limit = node ? node->indexes.size() : 0;
  while (true) {
    if (is_rows) {
      if (!row_item(depth)) return false;
    } else {
      int32_t item = none;
      if (wanted < limit && node->indexes[wanted].first == count)
        item = node->indexes[wanted++].second;
      if (!value(item, depth)) return false;
      if (is_vector) elements.push_back(element);
    }
    count++;
    if (next >= end) return false;
    char separator = line[*next++];
    if (separator == ']') break;
    if (separator != ',') return false;
  }
  if (is_vector) cell->length = count;
  return true;
}

bool tm_json_scanner::string(int32_t node) {
  std::string_view text = token();
  if (text.size() < 2 || text.back() != '"') return false;
  text = text.substr(1, text.size() - 2);
  size_t kept = unescaped.size();
  bool is_escaped = has_backslash(text);
  if (is_escaped && !append_unescaped(text, unescaped)) return false;
  tm_json_cell *cell = found(node, TM_JSON_STRING);
  if (!cell) {
    unescaped.resize(kept);
    return true;
  }
  cell->is_unescaped = is_escaped;
  cell->offset = is_escaped ? uint32_t(kept) : uint32_t(text.data() - line);
  cell->length = is_escaped ? uint32_t(unescaped.size() - kept) : uint32_t(text.size());
  return true;
}

bool tm_json_scanner::number(int32_t node) {
  std::string_view text = token();
  bool is_negative = text[0] == '-';
  const char *digits = text.data() + is_negative;
  size_t length = text.size() - is_negative;
  double number;
  if (short_decimal(digits, length, number) || medium_decimal(digits, length, number)) {
    // Whether a value is negative is too random for a branch.
    number = with_sign(number, is_negative);
  } else if (!long_decimal(text, number)) {
    return false;
  }
  element = number;
  tm_json_cell *cell = found(node, TM_JSON_NUMBER);
  if (!cell) return true;
  cell->number = number;
  cell->offset = uint32_t(text.data() - line);
  cell->length = uint32_t(text.size());
  return true;
}

bool tm_json_scanner::word(std::string_view expected, int32_t node, uint8_t kind) {
  if (token() != expected) return false;
  found(node, kind);
  return true;
}

/// Reads the value that starts at `next`; false when it is wrong.
bool tm_json_scanner::value(int32_t node, int depth) {
  if (next >= end) return false;
  bool is_good;
  switch (line[*next]) {
    case '"': is_good = string(node); break;
    case '{':
      next++;
      found(node, TM_JSON_OBJECT);
      is_good = depth < TM_JSON_MAX_DEPTH && object(node, depth + 1);
      break;
    case '[':
      next++;
      is_good = depth < TM_JSON_MAX_DEPTH && array(node, depth + 1);
      break;
    case 't': is_good = word("true", node, TM_JSON_TRUE); break;
    case 'f': is_good = word("false", node, TM_JSON_FALSE); break;
    case 'n': is_good = word("null", node, TM_JSON_NULL); break;
    default: return number(node);
  }
  element = std::numeric_limits<double>::quiet_NaN();
  return is_good;
}

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
  if (length == 0 || length > UINT32_MAX / 2 || !prepare(length)) return false;
  line = text;
  record = ++serial;
  row_count = 0;
  rows_kind = TM_JSON_ABSENT;
  row_cells.clear();
  elements.clear();
  unescaped.clear();
  std::fill(cells.begin(), cells.end(), tm_json_cell{});
  auto *bytes = reinterpret_cast<const uint8_t *>(text);
  // Finds the tokens, and refuses what is not UTF-8 and strings unclosed or with control
  // characters.
  if (index->stage1(bytes, length, simdjson::stage1_mode::regular) != simdjson::SUCCESS)
    return false;
  next = index->structural_indexes.get();
  end = next + index->n_structural_indexes;
  return is_next('{') && value(TM_JSON_RECORD_NODE, 0) && next == end;
}

namespace {

/// Gathers the slots below a node and its own.
void gather(tm_json_scanner *scanner, int32_t index, std::vector<int32_t> &slots) {
  const Node &node = scanner->nodes[size_t(index)];
  if (node.slot != none) slots.push_back(node.slot);
  for (const Branch &branch : node.keys) gather(scanner, branch.node, slots);
  for (auto &child : node.indexes) gather(scanner, child.second, slots);
}

int32_t add_node(tm_json_scanner *scanner, int32_t parent) {
  Node node;
  node.is_row = parent == TM_JSON_ROW_NODE || scanner->nodes[size_t(parent)].is_row;
  scanner->nodes.push_back(std::move(node));
  return int32_t(scanner->nodes.size() - 1);
}

}  // namespace

extern "C" {

tm_json_scanner *tm_json_scanner_create(void) {
  auto *scanner = new (std::nothrow) tm_json_scanner;
  if (scanner) scanner->nodes[TM_JSON_ROW_NODE].is_row = true;
  return scanner;
}

void tm_json_scanner_free(tm_json_scanner *scanner) { delete scanner; }

int32_t tm_json_plan_key(
    tm_json_scanner *scanner, int32_t parent, const void *key, size_t length) {
  std::string_view text(static_cast<const char *>(key), length);
  int32_t known = scanner->branch(scanner->nodes[size_t(parent)], text);
  if (known != none) return known;
  int32_t node = add_node(scanner, parent);
  auto &keys = scanner->nodes[size_t(parent)].keys;
  keys.push_back({std::string(text), node});
  std::sort(keys.begin(), keys.end(), [](const Branch &left, const Branch &right) {
    return left.key < right.key;
  });
  return node;
}

int32_t tm_json_plan_index(tm_json_scanner *scanner, int32_t parent, uint32_t index) {
  for (auto &child : scanner->nodes[size_t(parent)].indexes) {
    if (child.first == index) return child.second;
  }
  int32_t node = add_node(scanner, parent);
  auto &indexes = scanner->nodes[size_t(parent)].indexes;
  indexes.emplace_back(index, node);
  std::sort(indexes.begin(), indexes.end());
  return node;
}

void tm_json_plan_slot(tm_json_scanner *scanner, int32_t node, int32_t slot, int is_vector) {
  Node &target = scanner->nodes[size_t(node)];
  target.slot = slot;
  target.is_vector |= is_vector != 0;
}

void tm_json_plan_rows(tm_json_scanner *scanner, int32_t node) {
  scanner->nodes[size_t(node)].is_rows = true;
}

void tm_json_plan_finish(tm_json_scanner *scanner, size_t slots, size_t row_slots) {
  scanner->slots = slots;
  scanner->row_slots = row_slots;
  scanner->cells.resize(slots);
  for (Node &node : scanner->nodes) {
    for (const Branch &branch : node.keys) gather(scanner, branch.node, node.key_slots);
    for (auto &child : node.indexes) gather(scanner, child.second, node.index_slots);
    node.is_leaf = node.keys.empty() && node.indexes.empty() && !node.is_rows;
  }
}

int tm_json_scan(
    tm_json_scanner *scanner, const void *line, size_t length, tm_json_record *record) {
  if (!scanner->scan(static_cast<const char *>(line), length)) return 0;
  record->cells = scanner->cells.data();
  record->row_cells = scanner->row_cells.data();
  record->row_count = scanner->row_count;
  record->rows_kind = scanner->rows_kind;
  record->elements = scanner->elements.data();
  record->unescaped = reinterpret_cast<const uint8_t *>(scanner->unescaped.data());
  return 1;
}

}  // extern "C"
