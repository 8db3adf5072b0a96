#ifndef TIDEMARK_CMALLOC_H
#define TIDEMARK_CMALLOC_H

#include <stddef.h>

/// Makes the C library keep freed memory for later, `kept` bytes at most beyond what is in use,
/// rather than give it back to the system; pieces larger than `largest` are still given back.
/// As many threads as there are processors, and one more, keep what they freed to themselves;
/// further ones share it with them.
///
/// To be called before other threads are started.
void tm_malloc_keep(size_t largest, size_t kept);

#endif
