// The walk from token to token that reads any line.
#include <algorithm>
#include <limits>
#include <string>

#include "Escapes.hpp"
#include "Scanner.hpp"

using namespace tidemark;

namespace {

/// How many keys an object's order is remembered for, and how far a key may be ahead of it.
constexpr size_t remembered_keys = 96, looked_ahead = 4;
/// Of a record with more paths that are not read, they are left to a slower way.
constexpr size_t unread_limit = 4096;

}  // namespace

void tm_json_scanner::mark(const Node &node, const std::vector<int32_t> &slots, uint8_t kind) {
  for (int32_t slot : slots) {
    (node.is_row ? row_cells[row_start + size_t(slot)] : cells[size_t(slot)]).kind = kind;
  }
}

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
  auto place = tidemark::place(node.keys, key);
  return place != node.keys.end() && place->key == key ? place->node : none;
}

/// Notes that the record has a value at `path`, which the plan does not read.
void tm_json_scanner::add_unread() {
  if (path == no_path) return;
  Seen &place = seen[path % seen_paths];
  if (place.path == path && place.record == record) return;
  place = {path, record};
  shape += mixed(path, 3);
  if (unread.size() < unread_limit) unread.push_back(path);
  else has_too_many_unread = true;
}

/// Finds the node of a raw key and makes `path`, that of the object, its own; checks its escapes,
/// and that a planned key comes once.
bool tm_json_scanner::child(
    std::string_view key, int32_t parent, size_t &position, int32_t &result) {
  result = none;
  if (parent == none) {
    if (!has_backslash(key)) {
      path = member_path(path, key);
      return true;
    }
    size_t kept = unescaped.size();
    bool is_good = append_unescaped(key, unescaped);
    path = member_path(path, {unescaped.data() + kept, unescaped.size() - kept});
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
    path = node.order[ahead].path;
  } else if (!has_backslash(key)) {
    result = branch(node, key);
    path = member_path(path, key);
    if (node.order.size() < remembered_keys && key.size() < TM_JSON_PADDING) {
      node.order.insert(node.order.begin() + ptrdiff_t(position), Expected{Key(key), result, path});
      position++;
    }
  } else {
    size_t kept = unescaped.size();
    bool is_good = append_unescaped(key, unescaped);
    std::string_view text(unescaped.data() + kept, unescaped.size() - kept);
    if (is_good) result = branch(node, text);
    path = member_path(path, text);
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
  uint64_t own_path = path;
  while (is_next('"')) {
    path = own_path;
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
  // Where elements are wanted, their number is for the walk to find.
  if (index != none) is_noting = false;
  tm_json_cell *cell = found(index, TM_JSON_ARRAY);
  const Node *node = index == none ? nullptr : &nodes[size_t(index)];
  bool is_vector = cell && node->is_vector, is_rows = node && node->is_rows;
  if (is_vector) cell->offset = uint32_t(elements.size());
  uint64_t element_path = is_vector ? no_path : tidemark::element_path(path);
  path = element_path;
  if (index == none) add_unread();
  if (is_next(']')) {
    next++;
    return true;
  }
  uint32_t count = 0;
  size_t wanted = 0, limit = node ? node->indexes.size() : 0;
  while (true) {
    path = element_path;
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

/// Reads the value that starts at `next`; false when it is wrong.
bool tm_json_scanner::value(int32_t node, int depth) {
  if (next >= end) return false;
  bool is_good;
  char first = line[*next];
  if (node == none && depth >= TM_JSON_TOLD_DEPTH && (first == '{' || first == '[')) {
    add_unread();
    path = no_path;
  }
  switch (first) {
    case '{':
      next++;
      found(node, TM_JSON_OBJECT);
      is_good = depth < TM_JSON_MAX_DEPTH && object(node, depth + 1);
      break;
    case '[':
      next++;
      is_good = depth < TM_JSON_MAX_DEPTH && array(node, depth + 1);
      break;
    default: return scalar(node);
  }
  element = std::numeric_limits<double>::quiet_NaN();
  return is_good;
}

/// Reads the scalar that starts at `next`.
bool tm_json_scanner::scalar(int32_t node) {
  uint8_t kind = kind_of(line[*next]);
  if (node == none) add_unread();
  if (is_noting) note(node, kind);
  return scalar(token(), kind, found(node, kind));
}

bool tm_json_scanner::walk() {
  row_count = 0;
  rows_kind = TM_JSON_ABSENT;
  row_cells.clear();
  elements.clear();
  unescaped.clear();
  unread.clear();
  has_too_many_unread = false;
  shape = 0;
  path = TM_JSON_RECORD_PATH;
  std::fill(cells.begin(), cells.end(), tm_json_cell{});
  record = ++serial;
  return is_next('{') && value(TM_JSON_RECORD_NODE, 0) && next == end;
}
