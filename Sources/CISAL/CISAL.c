#include "CISAL.h"

#if __has_include(<isa-l.h>) && __has_include(<isa-l/igzip_lib.h>)
#include <isa-l.h>
#endif

#if defined(ISAL_MAJOR_VERSION) && ISAL_MAJOR_VERSION == 2

#include <dlfcn.h>
#include <stdlib.h>

// The size of `inflate_state` is the header's; a later minor version may append to it.
#define TM_ISAL_SLACK 16384

// More output than any distance reaches back.
#define TM_ISAL_ENOUGH (1u << 30)

struct tm_isal_stream {
  struct inflate_state state;
  char slack[TM_ISAL_SLACK];
};

static void (*inflate_init)(struct inflate_state *);
static void (*inflate_reset)(struct inflate_state *);
static int (*inflate_some)(struct inflate_state *);

bool tm_isal_load(void) {
  if (inflate_some != NULL) return true;
  // Never closed: the functions stay in use until the process ends.
  void *library = dlopen("libisal.so.2", RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return false;
  *(void **)&inflate_init = dlsym(library, "isal_inflate_init");
  *(void **)&inflate_reset = dlsym(library, "isal_inflate_reset");
  void *inflate = dlsym(library, "isal_inflate");
  if (inflate_init == NULL || inflate_reset == NULL || inflate == NULL) return false;
  *(void **)&inflate_some = inflate;
  return true;
}

tm_isal_stream *tm_isal_create(void) {
  if (inflate_some == NULL) return NULL;
  tm_isal_stream *stream = calloc(1, sizeof(tm_isal_stream));
  if (stream == NULL) return NULL;
  inflate_init(&stream->state);
  tm_isal_reset(stream);
  return stream;
}

void tm_isal_reset(tm_isal_stream *stream) {
  inflate_reset(&stream->state);
  // Raw deflate data, of which the CRC is taken but not compared.
  stream->state.crc_flag = ISAL_GZIP_NO_HDR;
}

tm_isal_step tm_isal_inflate(
  tm_isal_stream *stream, const void *input, size_t input_length, void *output,
  size_t output_length
) {
  struct inflate_state *state = &stream->state;
  state->next_in = (uint8_t *)input;
  state->avail_in = (uint32_t)input_length;
  state->next_out = output;
  state->avail_out = (uint32_t)output_length;
  int result = inflate_some(state);
  // ISA-L compares distances with this count of 32 bits, which must not wrap in a large member.
  if (state->total_out > TM_ISAL_ENOUGH) state->total_out = TM_ISAL_ENOUGH;
  tm_isal_step step = {
    .consumed = (int64_t)input_length - state->avail_in,
    .produced = output_length - state->avail_out,
    .status = 0,
  };
  if (result < 0 || result == ISAL_NEED_DICT) {
    step.status = -1;
  } else if (state->block_state == ISAL_BLOCK_FINISH) {
    step.status = 1;
    // Whole bytes that were read ahead into the bit buffer belong to the gzip trailer.
    step.consumed -= state->read_in_length / 8;
    state->read_in_length = 0;
  }
  return step;
}

uint32_t tm_isal_crc(const tm_isal_stream *stream) { return stream->state.crc; }

void tm_isal_free(tm_isal_stream *stream) { free(stream); }

#else

bool tm_isal_load(void) { return false; }

tm_isal_stream *tm_isal_create(void) { return NULL; }

void tm_isal_reset(tm_isal_stream *stream) { (void)stream; }

tm_isal_step tm_isal_inflate(
  tm_isal_stream *stream, const void *input, size_t input_length, void *output,
  size_t output_length
) {
  (void)stream, (void)input, (void)input_length, (void)output, (void)output_length;
  return (tm_isal_step){.consumed = 0, .produced = 0, .status = -1};
}

uint32_t tm_isal_crc(const tm_isal_stream *stream) {
  (void)stream;
  return 0;
}

void tm_isal_free(tm_isal_stream *stream) { (void)stream; }

#endif
