// Strings of JSON without their escapes.
#ifndef TIDEMARK_ESCAPES_HPP
#define TIDEMARK_ESCAPES_HPP

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace tidemark {

inline int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// Returns the unit of `\uXXXX` at `text`, or -1.
inline int32_t escaped_unit(const char *text, const char *end) {
  if (end - text < 6 || text[0] != '\\' || text[1] != 'u') return -1;
  int32_t unit = 0;
  for (int i = 2; i < 6; i++) {
    int digit = hex_digit(text[i]);
    if (digit < 0) return -1;
    unit = unit << 4 | digit;
  }
  return unit;
}

inline void append_utf8(int32_t scalar, std::vector<char> &text) {
  if (scalar < 0x80) {
    text.push_back(char(scalar));
    return;
  }
  int more = scalar < 0x800 ? 1 : scalar < 0x10000 ? 2 : 3;
  constexpr int leads[] = {0, 0xc0, 0xe0, 0xf0};
  text.push_back(char(leads[more] | scalar >> (6 * more)));
  while (more-- > 0) text.push_back(char(0x80 | (scalar >> (6 * more) & 0x3f)));
}

/// Appends a text without its escapes; false when one is wrong or a lone surrogate.
inline bool append_unescaped(std::string_view text, std::vector<char> &result) {
  const char *next = text.data(), *end = next + text.size();
  while (next < end) {
    const char *escape = static_cast<const char *>(std::memchr(next, '\\', size_t(end - next)));
    result.insert(result.end(), next, escape ? escape : end);
    if (!escape) return true;
    if (end - escape < 2) return false;
    next = escape + 2;
    switch (escape[1]) {
      case '"': case '\\': case '/': result.push_back(escape[1]); break;
      case 'b': result.push_back('\b'); break;
      case 'f': result.push_back('\f'); break;
      case 'n': result.push_back('\n'); break;
      case 'r': result.push_back('\r'); break;
      case 't': result.push_back('\t'); break;
      case 'u': {
        int32_t unit = escaped_unit(escape, end);
        next = escape + 6;
        if (unit < 0 || (unit >= 0xdc00 && unit < 0xe000)) return false;
        if (unit >= 0xd800 && unit < 0xdc00) {
          int32_t low = escaped_unit(next, end);
          if (low < 0xdc00 || low > 0xdfff) return false;
          unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
          next += 6;
        }
        append_utf8(unit, result);
        break;
      }
      default: return false;
    }
  }
  return true;
}


}  // namespace tidemark

#endif
