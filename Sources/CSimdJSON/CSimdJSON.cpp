#include "CSimdJSON.h"

#include <algorithm>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "Scanner.hpp"

using namespace tidemark;

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

/// Fills in what was found of a line.
void fill(tm_json_record *record, const tm_json_scanner *scanner) {
  record->cells = scanner->cells.data();
  record->row_cells = scanner->row_cells.data();
  record->row_count = scanner->row_count;
  record->rows_kind = scanner->rows_kind;
  record->elements = scanner->elements.data();
  record->unescaped = reinterpret_cast<const uint8_t *>(scanner->unescaped.data());
  record->are_columns_set = scanner->are_columns_set;
  record->shape = scanner->shape;
  record->unread = scanner->unread.data();
  record->unread_count = scanner->has_too_many_unread ? 0 : scanner->unread.size();
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
  keys.insert(place(keys, text), {std::string(text), node});
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
  scanner->has_rows = true;
}

void tm_json_plan_column(
    tm_json_scanner *scanner, int32_t slot, double *numbers, uint8_t *states) {
  scanner->columns.push_back({uint32_t(slot), numbers, states});
}

void tm_json_plan_finish(tm_json_scanner *scanner, size_t slots, size_t row_slots) {
  scanner->slots = slots;
  scanner->row_slots = row_slots;
  scanner->cells.resize(slots + 1);
  for (Node &node : scanner->nodes) {
    for (const Branch &branch : node.keys) gather(scanner, branch.node, node.key_slots);
    for (auto &child : node.indexes) gather(scanner, child.second, node.index_slots);
    node.is_leaf = node.keys.empty() && node.indexes.empty() && !node.is_rows;
  }
}

int tm_json_scan(
    tm_json_scanner *scanner, const void *line, size_t length, size_t row,
    tm_json_record *record) {
  scanner->column_row = row;
  scanner->are_columns_set = false;
  if (!scanner->scan(static_cast<const char *>(line), length)) return 0;
  fill(record, scanner);
  return 1;
}

int tm_json_scan_like_last(
    tm_json_scanner *scanner, const void *text, size_t length, size_t row,
    tm_json_record *record, size_t *line_length) {
  if (length > UINT32_MAX / 2) return 0;
  scanner->column_row = row;
  scanner->line = static_cast<const char *>(text);
  const char *end = scanner->follow_last_layout(scanner->line + length);
  if (!end) return 0;
  *line_length = size_t(end - scanner->line);
  fill(record, scanner);
  return 1;
}

uint64_t tm_json_member_path(uint64_t object, const void *key, size_t length) {
  return member_path(object, {static_cast<const char *>(key), length});
}

uint64_t tm_json_element_path(uint64_t array) { return element_path(array); }

uint64_t tm_json_shape_of_path(uint64_t path) { return mixed(path, 3); }

int tm_json_is_value_key(const void *key, size_t length) {
  return ReadKey({static_cast<const char *>(key), length}).is_value;
}

}  // extern "C"
