#include "CMalloc.h"

#include <limits.h>

#ifdef __GLIBC__
#include <malloc.h>
#include <unistd.h>
#endif

void tm_malloc_keep(size_t largest, size_t kept) {
#ifdef __GLIBC__
  if (largest > INT_MAX || kept > INT_MAX) return;
  mallopt(M_MMAP_THRESHOLD, (int)largest);
  mallopt(M_TRIM_THRESHOLD, (int)kept);
  // Among many threads, waiting for one another would cost more than memory of their own.
  const long few_processors = 4;
  if (sysconf(_SC_NPROCESSORS_ONLN) <= few_processors) mallopt(M_ARENA_MAX, 1);
#else
  (void)largest;
  (void)kept;
#endif
}
