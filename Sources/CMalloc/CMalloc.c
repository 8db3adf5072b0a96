#include "CMalloc.h"

#include <limits.h>

#ifdef __GLIBC__
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
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

void tm_malloc_use_large_pages(size_t size) {
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
  // Among many threads, waiting for one another would cost more than small pages.
  const long few_processors = 4;
  const uintptr_t page = 2 << 20;
  if (size > INT_MAX || sysconf(_SC_NPROCESSORS_ONLN) > few_processors) return;
  mallopt(M_ARENA_MAX, 1);
  // The heap is one piece of address space: grown once, it keeps the advice.
  uintptr_t start = (uintptr_t)sbrk(0);
  mallopt(M_TOP_PAD, (int)size);
  // Volatile, or the compiler would leave out memory that nobody writes to.
  void *volatile room = malloc(page);
  mallopt(M_TOP_PAD, 128 << 10);
  uintptr_t end = (uintptr_t)sbrk(0);
  uintptr_t first = (start + page - 1) / page * page;
  if (room && first < end) madvise((void *)first, end - first, MADV_HUGEPAGE);
  free(room);
#else
  (void)size;
#endif
}
