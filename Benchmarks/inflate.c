/* Inflates gzip files with zlib and throws the bytes away.
 *
 * In: paths of gzip files, of one or several members each; before them `-j` and a number where so
 * many processes should share them. Out: how many bytes they inflate to, one line a process.
 * run.py compiles it and measures what the same files cost when nothing is done with them.
 * Buffers are 256 KiB in and 512 KiB out. A file that is not whole gzip is an error.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

enum { INPUT_BYTES = 256 << 10, OUTPUT_BYTES = 512 << 10 };

static unsigned char input[INPUT_BYTES];
static unsigned char output[OUTPUT_BYTES];

/* Reads on when no input is left; returns whether there is some, or -1 after a failed read. */
static int refill(z_stream *stream, FILE *file) {
  if (stream->avail_in > 0) return 1;
  size_t count = fread(input, 1, INPUT_BYTES, file);
  if (ferror(file)) return -1;
  stream->next_in = input;
  stream->avail_in = (uInt)count;
  return count > 0;
}

/* Returns null and adds to `total`, or what is wrong with the file. */
static const char *inflate_file(FILE *file, unsigned long long *total) {
  z_stream stream = {0};
  /* 15: the largest window; 16: gzip alone, whose checksum and length are checked. */
  if (inflateInit2(&stream, 15 + 16) != Z_OK) return "no memory";
  const char *problem = NULL;
  int more = refill(&stream, file);
  if (more == 0) problem = "the file is empty";
  while (more > 0 && !problem) {
    stream.next_out = output;
    stream.avail_out = OUTPUT_BYTES;
    int status = inflate(&stream, Z_NO_FLUSH);
    *total += OUTPUT_BYTES - stream.avail_out;
    if (status == Z_STREAM_END) {
      /* What follows can only be another member. */
      more = refill(&stream, file);
      if (more > 0) inflateReset(&stream);
    } else if (status == Z_OK || status == Z_BUF_ERROR) {
      /* A full output buffer may hide more output than input: only an unfilled one ends it. */
      more = refill(&stream, file);
      if (more == 0 && stream.avail_out == OUTPUT_BYTES) problem = "the file ends too early";
      else if (more == 0) more = 1;
    } else {
      problem = stream.msg ? stream.msg : "damaged data";
    }
  }
  if (more < 0) problem = strerror(errno);
  inflateEnd(&stream);
  return problem;
}

/* Inflates every `step`th file from the first one on; returns an exit code. */
static int inflate_files(char **paths, int count, int step) {
  unsigned long long total = 0;
  for (int i = 0; i < count; i += step) {
    FILE *file = fopen(paths[i], "rb");
    if (!file) {
      fprintf(stderr, "inflate: %s: cannot open: %s\n", paths[i], strerror(errno));
      return 66;
    }
    setvbuf(file, NULL, _IONBF, 0); /* The input buffer is large enough to read into directly. */
    const char *problem = inflate_file(file, &total);
    fclose(file);
    if (problem) {
      fprintf(stderr, "inflate: %s: cannot inflate: %s\n", paths[i], problem);
      return 65;
    }
  }
  printf("%llu\n", total);
  return 0;
}

/* Inflates the files in so many processes side by side; returns the largest exit code. */
static int inflate_side_by_side(char **paths, int count, int processes) {
  int worst = 0;
  for (int i = 0; i < processes; i++) {
    pid_t child = fork();
    if (child < 0) return 71;
    if (child == 0) exit(i < count ? inflate_files(paths + i, count - i, processes) : 0);
  }
  for (int status; wait(&status) > 0;) {
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : 70;
    if (code > worst) worst = code;
  }
  return worst;
}

int main(int count, char **arguments) {
  if (count == 2 && strcmp(arguments[1], "--version") == 0) {
    printf("zlib %s\n", zlibVersion());
    return 0;
  }
  if (count > 2 && strcmp(arguments[1], "-j") == 0) {
    int processes = atoi(arguments[2]);
    if (processes < 1) return 64;
    return inflate_side_by_side(arguments + 3, count - 3, processes);
  }
  return inflate_files(arguments + 1, count - 1, 1);
}
