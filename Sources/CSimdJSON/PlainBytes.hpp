// What follows a layout, byte by byte and word by word, as any processor can.
#ifndef TIDEMARK_PLAIN_BYTES_HPP
#define TIDEMARK_PLAIN_BYTES_HPP

#include "Decimals.hpp"
#include "Layout.hpp"

namespace tidemark {

/// Where a text of a line stops.
struct TextEnd {
  /// The first quote, backslash or control character; null where the line ends before.
  const char *place;
  /// Whether all characters before are ASCII.
  bool is_ascii;
};

struct PlainBytes {
  /// Returns whether a text begins with a chunk; reads 32 bytes.
  static bool begins(const char *text, const Chunk &chunk) {
    uint64_t difference = 0;
    for (size_t i = 0; i < 4; i++) {
      difference |= (load_word(text + 8 * i) ^ chunk.words[i]) & chunk.masks[i];
    }
    return difference == 0;
  }

  /// Reads a number of digits, maybe with a sign and a point, and its length, in front of a byte
  /// that is part of no number; reads up to 18 bytes.
  ///
  /// False where there is none, or none before that byte; numbers of more than 15 characters may be
  /// left out.
  static bool number(const char *text, char, size_t &length, double &number) {
    bool is_negative = *text == '-';
    const char *digits = text + is_negative, *end = digits;
    while (end - digits < 16 && (is_digit(*end) || *end == '.')) end++;
    length = size_t(end - text);
    if (!plain_decimal(digits, size_t(end - digits), number)) return false;
    number = with_sign(number, is_negative);
    return true;
  }

  /// Finds where the characters of a text stop, from `text` on.
  static TextEnd text_end(const char *text, const char *end) {
    uint8_t all = 0;
    for (; text < end; text++) {
      uint8_t byte = uint8_t(*text);
      if (byte == '"' || byte == '\\' || byte < 0x20) return {text, all < 0x80};
      all |= byte;
    }
    return {nullptr, false};
  }
};

}  // namespace tidemark

#endif
