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
  // Threads that wait for one another when they ask for memory cost a run of two of them 2.5 %.
  long processors = sysconf(_SC_NPROCESSORS_ONLN);
  if (processors > 0 && processors < INT_MAX) mallopt(M_ARENA_MAX, (int)processors + 1);
#else
  (void)largest;
  (void)kept;
#endif
}
