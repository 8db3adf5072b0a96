// A walk over one line of JSON that keeps the fields of a plan and checks everything else, as
// plain C functions.
//
// simdjson (https://simdjson.org, API of 3.0) finds the tokens and checks UTF-8 and quotes; the
// walk goes from token to token once and checks the rest. The same walk through On-Demand's getters
// took 1.6 times as long (0.84 against 0.51 s per million records of 520 bytes, one core).
// Lines that differ from an earlier one in their values only, as most lines of a log do, need
// neither tokens nor walk: where all bytes between the values are the same, only the values are
// read (0.17 s).
#ifndef TIDEMARK_CSIMDJSON_H
#define TIDEMARK_CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// How many bytes beyond the end of a line must be readable.
#define TM_JSON_PADDING 64
/// How deep objects and arrays may nest; the record itself is level 1.
#define TM_JSON_MAX_DEPTH 128
/// How many cells the rows of one record may have.
#define TM_JSON_MAX_ROW_CELLS 4194304
/// How deep values that the plan does not read are told apart; a deeper one is the object or array
/// at that level.
#define TM_JSON_TOLD_DEPTH 8
/// The path of the record, of which those of its members are made.
#define TM_JSON_RECORD_PATH 0x7469646d61726b31u

/// What a cell found at its path.
enum {
  TM_JSON_ABSENT = 0,
  TM_JSON_NULL = 1,
  /// A scalar, or the wrong container, stands on the way to the path.
  TM_JSON_BLOCKED = 2,
  TM_JSON_FALSE = 3,
  TM_JSON_TRUE = 4,
  TM_JSON_NUMBER = 5,
  TM_JSON_STRING = 6,
  TM_JSON_OBJECT = 7,
  TM_JSON_ARRAY = 8,
};

/// What a column's state says of a row: that the number is a value, or why it is NaN.
enum {
  TM_JSON_STATE_VALUE = 0,
  TM_JSON_STATE_NULL = 2,
  TM_JSON_STATE_ABSENT = 3,
  TM_JSON_STATE_INVALID = 4,
};

/// One value of a record, as found.
typedef struct {
  /// The number, of a number.
  double number;
  /// Where the text of a string (without quotes) or number starts: in the line, or in the
  /// unescaped texts; of an array that is wanted as a vector: in the elements.
  uint32_t offset;
  /// The length of the text in bytes, or of the vector in elements.
  uint32_t length;
  /// What was found.
  uint8_t kind;
  /// Whether `offset` counts from the unescaped texts.
  uint8_t is_unescaped;
} tm_json_cell;

/// The cells of one record; all pointers are valid until the next scan.
typedef struct {
  /// A cell per slot of the record.
  const tm_json_cell *cells;
  /// A cell per slot of a row, row after row.
  const tm_json_cell *row_cells;
  /// The number of rows.
  size_t row_count;
  /// What was found at the path of the rows.
  uint8_t rows_kind;
  /// Elements of vectors; NaN where an element is no number.
  const double *elements;
  /// The texts that had escapes.
  const uint8_t *unescaped;
  /// Whether all columns of the plan hold their value of this record at the row that was asked.
  int are_columns_set;
  /// Stands for the set of paths that the record has and the plan does not read: 0 for none, and
  /// equal shapes are equal sets; a set may have several, as where arrays differ in length.
  uint64_t shape;
  /// Those paths; none where the record followed a known layout or has thousands.
  const uint64_t *unread;
  size_t unread_count;
} tm_json_record;

/// A scanner with its plan and buffers.
typedef struct tm_json_scanner tm_json_scanner;

/// The node of the plan that stands for the record.
#define TM_JSON_RECORD_NODE 0
/// The node of the plan that stands for a row.
#define TM_JSON_ROW_NODE 1

/// Returns a new scanner with an empty plan, or NULL when memory is short.
tm_json_scanner *tm_json_scanner_create(void);
/// Frees a scanner.
void tm_json_scanner_free(tm_json_scanner *scanner);

/// Returns the node that is reached from `parent` by a key, made when it is new.
int32_t tm_json_plan_key(
    tm_json_scanner *scanner, int32_t parent, const void *key, size_t length);
/// Returns the node that is reached from `parent` by an array index, made when it is new.
int32_t tm_json_plan_index(tm_json_scanner *scanner, int32_t parent, uint32_t index);
/// Makes a node fill the cell `slot`, and its elements where it is an array wanted as a vector.
void tm_json_plan_slot(tm_json_scanner *scanner, int32_t node, int32_t slot, int is_vector);
/// Makes the elements of a node the rows.
void tm_json_plan_rows(tm_json_scanner *scanner, int32_t node);
/// Makes a slot of the record also fill a column of numbers and one of states, an element per row.
///
/// They must be long enough for every row that is asked for, and live as long as the scanner. One
/// column per slot counts.
void tm_json_plan_column(
    tm_json_scanner *scanner, int32_t slot, double *numbers, uint8_t *states);
/// Ends the plan.
void tm_json_plan_finish(tm_json_scanner *scanner, size_t slots, size_t row_slots);

/// Reads a line that is followed by at least `TM_JSON_PADDING` readable bytes.
///
/// Returns 1 and the cells when the line is one JSON object by RFC 8259 without duplicates of
/// planned keys, lone surrogates, numbers beyond a double, too many levels or too many rows;
/// 0 otherwise. The columns are written at `row`, in whole or in part, whatever is returned.
int tm_json_scan(
    tm_json_scanner *scanner, const void *line, size_t length, size_t row,
    tm_json_record *record);

/// Reads the line that a text begins with where it is like the line before but for its values; the
/// text is followed by at least `TM_JSON_PADDING` readable bytes.
///
/// Returns 1, what `tm_json_scan` gives for the line, and its length, without the newline or the
/// carriage return and newline behind it (where a line like it ended in several carriage returns, one
/// may be part of the length); 0 where the line is another one, which may be as good.
int tm_json_scan_like_last(
    tm_json_scanner *scanner, const void *text, size_t length, size_t row,
    tm_json_record *record, size_t *line_length);

/// Returns the path of a member of the object at a path; 0 where that is 0.
///
/// A key that is a value rather than a name (a number, an address, a long text or one with many
/// digits) is any such key.
uint64_t tm_json_member_path(uint64_t object, const void *key, size_t length);
/// Returns the path of every element of the array at a path; 0 where that is 0.
uint64_t tm_json_element_path(uint64_t array);
/// Returns what a path adds to a shape.
uint64_t tm_json_shape_of_path(uint64_t path);
/// Returns whether a key is a value rather than a name.
int tm_json_is_value_key(const void *key, size_t length);

#ifdef __cplusplus
}
#endif

#endif
