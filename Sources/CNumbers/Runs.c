// Sorted keys with their counts, merged and joined without a branch on keys: which is smaller, and
// whether two are equal, is as random as the values.
#include "CNumbers.h"

#include <string.h>

/// Two sides that are being merged, and how far that has come.
typedef struct {
  tm_runs left, right;
  size_t i, j;
  uint64_t *keys;
  ptrdiff_t *counts;
  size_t size;
} Merge;

/// Returns a number of which the compiler no longer knows that it is 0 or 1: it would branch on it,
/// which takes four times as long.
static inline size_t opaque(size_t number) {
  __asm__("" : "+r"(number));
  return number;
}

static inline int goes_on(const Merge *merge) {
  return merge->i < merge->left.count && merge->j < merge->right.count;
}

/// Writes the run with the smallest key that is left.
static inline void step(Merge *merge) {
  uint64_t own = merge->left.keys[merge->i], other = merge->right.keys[merge->j];
  size_t takes_left = opaque(own <= other), takes_right = opaque(other <= own);
  merge->keys[merge->size] = own < other ? own : other;
  merge->counts[merge->size] = (merge->left.counts[merge->i] & -(ptrdiff_t)takes_left) +
      (merge->right.counts[merge->j] & -(ptrdiff_t)takes_right);
  merge->i += takes_left;
  merge->j += takes_right;
  merge->size++;
}

/// Writes the runs of one side from `start` on.
static void copy_rest(Merge *merge, tm_runs side, size_t start) {
  size_t rest = side.count - start;
  if (rest == 0) return;
  memcpy(merge->keys + merge->size, side.keys + start, rest * sizeof *side.keys);
  memcpy(merge->counts + merge->size, side.counts + start, rest * sizeof *side.counts);
  merge->size += rest;
}

static void finish(Merge *merge) {
  while (goes_on(merge)) step(merge);
  copy_rest(merge, merge->left, merge->i);
  copy_rest(merge, merge->right, merge->j);
}

/// Returns how many keys are below one.
static size_t count_below(uint64_t key, tm_runs runs) {
  size_t low = 0, high = runs.count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (runs.keys[middle] < key) low = middle + 1; else high = middle;
  }
  return low;
}

static tm_runs part(tm_runs runs, size_t start, size_t end) {
  return (tm_runs){runs.keys + start, runs.counts + start, end - start};
}

size_t tm_merge_runs(tm_runs left, tm_runs right, uint64_t *keys, ptrdiff_t *counts) {
  // Each step waits for the one before to know where the next keys are: the lower and the upper
  // halves are merged side by side, so that one need not wait for the other.
  size_t half = left.count / 2;
  size_t below = left.count > 0 ? count_below(left.keys[half], right) : 0;
  Merge lower = {part(left, 0, half), part(right, 0, below), 0, 0, keys, counts, 0};
  Merge upper = {
      part(left, half, left.count), part(right, below, right.count), 0, 0,
      keys + half + below, counts + half + below, 0};
  while (goes_on(&lower) && goes_on(&upper)) {
    step(&lower);
    step(&upper);
  }
  finish(&lower);
  finish(&upper);
  // Keys that both sides have leave a gap between the halves.
  if (lower.size < half + below) {
    memmove(keys + lower.size, upper.keys, upper.size * sizeof *keys);
    memmove(counts + lower.size, upper.counts, upper.size * sizeof *counts);
  }
  return lower.size + upper.size;
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
