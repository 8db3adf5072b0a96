extension English {
  /// The sentence begins behind the file's name.
  func damage(_ file: DamagedFileDocument) -> String {
    let lines =
      file.lines == 1
      ? "the line before the break was"
      : "the \(Display.count(file.lines)) lines before the break were"
    let read = file.lines == 0 ? "no line could be read" : "\(lines) read"
    let place = file.offset.map { " (gzip member that begins at byte \(Display.count($0)))" } ?? ""
    let kind =
      switch file.reason {
      case "truncated": "the file ends in the middle"
      case "crc": "the checksum is wrong"
      case "length": "the length is wrong"
      case "corruptData": "the compressed data is broken"
      case "garbageAfterMember": "something else than gzip follows"
      default: PlainText.line(file.reason)
      }
    return "\(kind)\(place); \(read)"
  }
}
