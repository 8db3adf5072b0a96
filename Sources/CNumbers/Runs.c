// Sorted keys with their counts, merged and joined without a branch on keys: which is smaller, and
// whether two are equal, is as random as the values.
#include "CNumbers.h"

#include <string.h>

/// Copies the runs of one side from `start` on, and returns how many they are.
static size_t copy_rest(tm_runs runs, size_t start, uint64_t *keys, ptrdiff_t *counts) {
  size_t rest = runs.count - start;
  if (rest > 0) {
    memcpy(keys, runs.keys + start, rest * sizeof *keys);
    memcpy(counts, runs.counts + start, rest * sizeof *counts);
  }
  return rest;
}

size_t tm_merge_runs(tm_runs left, tm_runs right, uint64_t *keys, ptrdiff_t *counts) {
  size_t i = 0, j = 0, size = 0;
  while (i < left.count && j < right.count) {
    uint64_t own = left.keys[i], other = right.keys[j];
    size_t takes_left = own <= other, takes_right = other <= own;
    keys[size] = own < other ? own : other;
    counts[size] = (left.counts[i] & -(ptrdiff_t)takes_left) +
        (right.counts[j] & -(ptrdiff_t)takes_right);
    i += takes_left;
    j += takes_right;
    size++;
  }
  size += copy_rest(left, i, keys + size, counts + size);
  return size + copy_rest(right, j, keys + size, counts + size);
}

size_t tm_join_runs(tm_runs runs, unsigned drop, uint64_t *keys, ptrdiff_t *counts) {
  if (runs.count == 0) return 0;
  size_t last = 0;
  uint64_t previous = runs.keys[0] >> drop;
  ptrdiff_t sum = 0;
  for (size_t index = 0; index < runs.count; index++) {
    uint64_t key = runs.keys[index] >> drop;
    int is_new = key != previous;
    last += (size_t)is_new;
    sum = (is_new ? 0 : sum) + runs.counts[index];
    keys[last] = key;
    counts[last] = sum;
    previous = key;
  }
  return last + 1;
}
