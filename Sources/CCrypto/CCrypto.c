#include "CCrypto.h"

#include <openssl/evp.h>

int tidemark_sha256(const uint8_t *bytes, size_t length, uint8_t *digest) {
  // EVP_Digest reads no byte when the length is 0, but some versions want a valid address.
  static const uint8_t nothing = 0;
  unsigned int written = 0;
  if (bytes == NULL) bytes = &nothing;
  return EVP_Digest(bytes, length, digest, &written, EVP_sha256(), NULL) == 1 && written == 32;
}

void *tidemark_sha256_begin(void) {
  EVP_MD_CTX *state = EVP_MD_CTX_new();
  if (state && EVP_DigestInit_ex(state, EVP_sha256(), NULL) == 1) return state;
  EVP_MD_CTX_free(state);
  return NULL;
}

int tidemark_sha256_add(void *state, const uint8_t *bytes, size_t length) {
  return length == 0 || EVP_DigestUpdate(state, bytes, length) == 1;
}

int tidemark_sha256_end(void *state, uint8_t *digest) {
  unsigned int written = 0;
  int is_done = EVP_DigestFinal_ex(state, digest, &written) == 1 && written == 32;
  EVP_MD_CTX_free(state);
  return is_done;
}
