#ifndef TIDEMARK_CMALLOC_H
#define TIDEMARK_CMALLOC_H

#include <stddef.h>

/// Makes the C library keep freed memory for later, `kept` bytes at most beyond what is in use,
/// rather than give it back to the system; pieces larger than `largest` are still given back.
void tm_malloc_keep(size_t largest, size_t kept);

/// Makes the first `size` bytes that are allocated come in pages of 2 MB where the system has
/// them, and shares them among threads where there are few processors.
///
/// To be called before other threads are started. Memory that is never used is never taken.
void tm_malloc_use_large_pages(size_t size);

#endif
