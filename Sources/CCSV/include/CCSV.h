// Comma-separated values of libcsv (https://github.com/rgamble/libcsv, API of 3.0) as lines of
// JSON, as plain C functions.
#ifndef TIDEMARK_CCSV_H
#define TIDEMARK_CCSV_H

#include <stddef.h>
#include <stdint.h>

/// A file of comma-separated values that is read block by block.
typedef struct tm_csv tm_csv;

/// Returns a new reader, or NULL when memory is short.
tm_csv *tm_csv_create(void);

/// Has the cells under the header `name` written under `key`. Returns 0 when memory is short.
int tm_csv_rename(tm_csv *csv, const char *name, const char *key);

/// Has `key` written with `value` in every record, where no header has that key.
/// Returns 0 when memory is short.
int tm_csv_set_missing(tm_csv *csv, const char *key, int64_t value);

/// Begins another file.
void tm_csv_begin(tm_csv *csv);

/// Adds a block of a file, the end where `length` is 0, and gives the records that it completes.
///
/// One line per record: an object of numbers, booleans, text and null, or a lone `!`, which is no
/// JSON, for a record that has not as many cells as the header. `*lines` is valid until the next
/// call, with 64 readable bytes behind it. Returns 0 when memory is short or a cell has more than
/// 16 MiB; the file then ends there.
int tm_csv_add(
  tm_csv *csv, const void *block, size_t length, const void **lines, size_t *lines_length);

/// Frees a reader.
void tm_csv_free(tm_csv *csv);

#endif
