extension English {
  /// Returns why lines or readings were rejected, by the reason's code.
  func rejection(_ reason: String) -> String {
    switch reason {
    case "notUTF8": "not UTF-8"
    case "malformed": "no JSON object"
    case "tooDeep": "nested too deep"
    case "tooLong": "line too long"
    case "tooManyRows": "too many rows in a call"
    case "noTime": "no readable time"
    case "noID": "no id"
    case "rowsNotArray": "no array of rows"
    case "noLabel": "no label"
    case "noRow": "no row number"
    case "noHost": "no host"
    case "noValue": "no value"
    case "noInterval": "no interval"
    case "beyondLimit": "more than the limits allow"
    default: PlainText.name(reason)
    }
  }

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

  /// The sentence begins behind the file's name.
  func allRejected(_ file: RejectedFileDocument) -> String {
    let reason = rejection(file.reason)
    return file.lines == 1
      ? "its only line was rejected: \(reason)"
      : "all \(Display.count(file.lines)) lines were rejected, most for this reason: \(reason)"
  }

  func unusable(newest name: String, _ loss: String) -> String {
    "No line of the newest file counts, so that its time is missing here. \(name): \(loss)."
  }
}
