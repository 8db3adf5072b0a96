#include "CCrypto.h"

#include <openssl/evp.h>

int tidemark_sha256(const uint8_t *bytes, size_t length, uint8_t *digest) {
  // EVP_Digest reads no byte when the length is 0, but some versions want a valid address.
  static const uint8_t nothing = 0;
  unsigned int written = 0;
  if (bytes == NULL) bytes = &nothing;
  return EVP_Digest(bytes, length, digest, &written, EVP_sha256(), NULL) == 1 && written == 32;
}
