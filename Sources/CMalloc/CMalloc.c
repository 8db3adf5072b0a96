#include "CMalloc.h"

#include <limits.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

void tm_malloc_keep(size_t largest, size_t kept) {
#ifdef __GLIBC__
  if (largest > INT_MAX || kept > INT_MAX) return;
  mallopt(M_MMAP_THRESHOLD, (int)largest);
  mallopt(M_TRIM_THRESHOLD, (int)kept);
#else
  (void)largest;
  (void)kept;
#endif
}
