#include "CCSV.h"

#include <csv.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { padding = 64, largest_cell = 16 << 20 };

typedef struct {
  char *bytes;
  size_t length, capacity;
} text;

typedef struct {
  char *name, *key;
} renaming;

struct tm_csv {
  struct csv_parser parser;
  renaming *renamings;
  size_t renaming_count;
  char *missing_key;
  int64_t missing_value;
  /// The keys of the columns as JSON, colon included: `"a":`.
  text *keys;
  size_t key_count;
  bool has_missing_key, is_in_header, has_failed;
  size_t cell;
  text record, lines;
};

static bool reserve(text *to, size_t more) {
  size_t needed = to->length + more + padding;
  if (needed <= to->capacity) return true;
  size_t capacity = needed * 2;
  char *bytes = realloc(to->bytes, capacity);
  if (bytes == NULL) return false;
  to->bytes = bytes;
  to->capacity = capacity;
  return true;
}

static bool append(text *to, const char *bytes, size_t length) {
  if (!reserve(to, length)) return false;
  memcpy(to->bytes + to->length, bytes, length);
  to->length += length;
  return true;
}

static bool append_quoted(text *to, const char *bytes, size_t length) {
  // Every byte takes six at most: \u001f.
  if (!reserve(to, length * 6 + 2)) return false;
  char *end = to->bytes + to->length;
  *end++ = '"';
  for (size_t i = 0; i < length; i++) {
    unsigned char byte = (unsigned char)bytes[i];
    if (byte == '"' || byte == '\\') {
      *end++ = '\\';
      *end++ = (char)byte;
    } else if (byte < 0x20) {
      end += snprintf(end, 7, "\\u%04x", byte);
    } else {
      *end++ = (char)byte;
    }
  }
  *end++ = '"';
  to->length = (size_t)(end - to->bytes);
  return true;
}

static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/// Whether a cell is a number as JSON writes it.
static bool is_number(const char *cell, size_t length) {
  const char *end = cell + length;
  if (cell < end && *cell == '-') cell++;
  if (cell == end || !is_digit(*cell)) return false;
  if (*cell == '0' && cell + 1 < end && is_digit(cell[1])) return false;
  while (cell < end && is_digit(*cell)) cell++;
  if (cell < end && *cell == '.') {
    cell++;
    if (cell == end || !is_digit(*cell)) return false;
    while (cell < end && is_digit(*cell)) cell++;
  }
  if (cell < end && (*cell == 'e' || *cell == 'E')) {
    cell++;
    if (cell < end && (*cell == '+' || *cell == '-')) cell++;
    if (cell == end || !is_digit(*cell)) return false;
    while (cell < end && is_digit(*cell)) cell++;
  }
  return cell == end;
}

static bool equals(const char *cell, size_t length, const char *word) {
  return length == strlen(word) && memcmp(cell, word, length) == 0;
}

static bool append_value(text *to, const char *cell, size_t length) {
  if (cell == NULL) return append(to, "null", 4);
  if (equals(cell, length, "NaN") || equals(cell, length, "nan")) return append(to, "NaN", 3);
  if (equals(cell, length, "True") || equals(cell, length, "true")) return append(to, "true", 4);
  if (equals(cell, length, "False") || equals(cell, length, "false")) {
    return append(to, "false", 5);
  }
  if (is_number(cell, length)) return append(to, cell, length);
  return append_quoted(to, cell, length);
}

static bool add_header(tm_csv *csv, const char *cell, size_t length) {
  text *keys = realloc(csv->keys, (csv->key_count + 1) * sizeof *keys);
  if (keys == NULL) return false;
  csv->keys = keys;
  text *key = &keys[csv->key_count];
  memset(key, 0, sizeof *key);
  csv->key_count++;
  const char *name = cell == NULL ? "" : cell;
  for (size_t i = 0; i < csv->renaming_count; i++) {
    if (!equals(name, length, csv->renamings[i].name)) continue;
    name = csv->renamings[i].key;
    length = strlen(name);
    break;
  }
  if (csv->missing_key != NULL && equals(name, length, csv->missing_key)) {
    csv->has_missing_key = true;
  }
  return append_quoted(key, name, length) && append(key, ":", 1);
}

static bool add_cell(tm_csv *csv, const char *cell, size_t length) {
  if (csv->cell >= csv->key_count) return true;
  text *key = &csv->keys[csv->cell];
  return append(&csv->record, csv->cell == 0 ? "{" : ",", 1)
         && append(&csv->record, key->bytes, key->length)
         && append_value(&csv->record, cell, length);
}

static void end_cell(void *bytes, size_t length, void *data) {
  tm_csv *csv = data;
  if (csv->has_failed) return;
  // A byte order mark is no part of the first name.
  char *cell = bytes;
  if (csv->is_in_header && csv->cell == 0 && length >= 3 && memcmp(cell, "\xEF\xBB\xBF", 3) == 0) {
    cell += 3;
    length -= 3;
  }
  bool is_done = csv->is_in_header ? add_header(csv, cell, length) : add_cell(csv, cell, length);
  csv->has_failed = !is_done || length > largest_cell;
  csv->cell++;
}

static bool end_complete_record(tm_csv *csv) {
  if (csv->missing_key != NULL && !csv->has_missing_key) {
    char number[32];
    int length = snprintf(number, sizeof number, ":%lld", (long long)csv->missing_value);
    if (!append(&csv->record, ",", 1)
        || !append_quoted(&csv->record, csv->missing_key, strlen(csv->missing_key))
        || !append(&csv->record, number, (size_t)length)) {
      return false;
    }
  }
  return append(&csv->lines, csv->record.bytes, csv->record.length) && append(&csv->lines, "}\n", 2);
}

static void end_record(int terminator, void *data) {
  (void)terminator;
  tm_csv *csv = data;
  if (csv->has_failed) return;
  if (csv->is_in_header) {
    csv->is_in_header = false;
  } else if (csv->cell == csv->key_count && csv->cell > 0) {
    csv->has_failed = !end_complete_record(csv);
  } else {
    csv->has_failed = !append(&csv->lines, "!\n", 2);
  }
  csv->cell = 0;
  csv->record.length = 0;
}

static int is_space(unsigned char byte) {
  (void)byte;
  return 0;
}

tm_csv *tm_csv_create(void) {
  tm_csv *csv = calloc(1, sizeof *csv);
  if (csv == NULL) return NULL;
  if (csv_init(&csv->parser, CSV_EMPTY_IS_NULL) != 0) {
    free(csv);
    return NULL;
  }
  // Blanks belong to the text.
  csv_set_space_func(&csv->parser, is_space);
  csv->is_in_header = true;
  return csv;
}

int tm_csv_rename(tm_csv *csv, const char *name, const char *key) {
  renaming *all = realloc(csv->renamings, (csv->renaming_count + 1) * sizeof *all);
  if (all == NULL) return 0;
  csv->renamings = all;
  renaming new = {strdup(name), strdup(key)};
  if (new.name == NULL || new.key == NULL) {
    free(new.name);
    free(new.key);
    return 0;
  }
  all[csv->renaming_count++] = new;
  return 1;
}

int tm_csv_set_missing(tm_csv *csv, const char *key, int64_t value) {
  free(csv->missing_key);
  csv->missing_key = strdup(key);
  csv->missing_value = value;
  return csv->missing_key != NULL;
}

static void forget_header(tm_csv *csv) {
  for (size_t i = 0; i < csv->key_count; i++) free(csv->keys[i].bytes);
  csv->key_count = 0;
}

static void ignore_cell(void *bytes, size_t length, void *data) {
  (void)bytes;
  (void)length;
  (void)data;
}

static void ignore_record(int terminator, void *data) {
  (void)terminator;
  (void)data;
}

void tm_csv_begin(tm_csv *csv) {
  csv_fini(&csv->parser, ignore_cell, ignore_record, csv);
  forget_header(csv);
  csv->has_missing_key = false;
  csv->is_in_header = true;
  csv->has_failed = false;
  csv->cell = 0;
  csv->record.length = 0;
}

int tm_csv_add(
  tm_csv *csv, const void *block, size_t length, const void **lines, size_t *lines_length) {
  csv->lines.length = 0;
  if (!csv->has_failed) {
    if (length == 0) {
      csv_fini(&csv->parser, end_cell, end_record, csv);
    } else if (csv_parse(&csv->parser, block, length, end_cell, end_record, csv) != length
               || csv_get_buffer_size(&csv->parser) > largest_cell) {
      csv->has_failed = true;
    }
  }
  if (!reserve(&csv->lines, 0)) csv->has_failed = true;
  *lines = csv->lines.bytes;
  *lines_length = csv->lines.length;
  return !csv->has_failed;
}

void tm_csv_free(tm_csv *csv) {
  if (csv == NULL) return;
  csv_free(&csv->parser);
  forget_header(csv);
  free(csv->keys);
  for (size_t i = 0; i < csv->renaming_count; i++) {
    free(csv->renamings[i].name);
    free(csv->renamings[i].key);
  }
  free(csv->renamings);
  free(csv->missing_key);
  free(csv->record.bytes);
  free(csv->lines.bytes);
  free(csv);
}
