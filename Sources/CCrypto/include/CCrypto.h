#ifndef TIDEMARK_CCRYPTO_H
#define TIDEMARK_CCRYPTO_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Writes the SHA-256 of `length` bytes at `bytes` to the 32 bytes at `digest`.
/// Returns 1, or 0 when the library refuses (it does so where SHA-256 is disabled by policy).
int tidemark_sha256(const uint8_t *bytes, size_t length, uint8_t *digest);

/// Begins a SHA-256 of bytes that come one part after the other; null where the library refuses.
/// Ended by `tidemark_sha256_end`.
void *tidemark_sha256_begin(void);

/// Adds `length` bytes. Returns 1, or 0 when the library refuses.
int tidemark_sha256_add(void *state, const uint8_t *bytes, size_t length);

/// Writes the SHA-256 of all bytes that were added to the 32 bytes at `digest`, and frees `state`.
/// Returns 1, or 0 when the library refuses.
int tidemark_sha256_end(void *state, uint8_t *digest);

#ifdef __cplusplus
}
#endif

#endif
