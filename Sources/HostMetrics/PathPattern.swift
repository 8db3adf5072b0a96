import InferenceLog

/// Why a text is no pattern of paths.
public enum PathPatternError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The text is empty.
  case empty
  /// There are more than 256 parts, or more than three of `{host}` and `*`.
  case tooLong
  /// A `%` is not followed by one of Y m d H M S s %, or a `{` not by `host}`.
  case unknownPart(String)
  /// It names neither the host nor a whole date.
  case tellsNothing

  /// What was expected, what was found, and the remedy.
  public var description: String {
    switch self {
    case .empty: "expected a pattern such as {host}/%Y-%m-%dT%H%M.prom, found empty text"
    case .tooLong:
      "expected a pattern of at most 256 characters with at most three of {host} and *, found more"
    case .unknownPart(let part):
      "expected {host}, %Y, %m, %d, %H, %M, %S, %s or %%, found \(part)"
    case .tellsNothing: "expected {host}, %s or all of %Y, %m and %d in the pattern, found none"
    }
  }
}

/// What a path tells: the end of it has dates and a host's name in known places.
///
/// `{host}` is a name without slash, `%Y %m %d %H %M %S` are digits of a UTC time, `%s` are seconds
/// since 1970, `%%` is a percent sign, `*` any characters but a slash; anything else is itself. The
/// pattern begins at the start of a folder's or the file's name.
public struct PathPattern: Sendable, Hashable {
  private enum Part: Hashable {
    case byte(UInt8)
    case digits(UInt8, count: Int)
    case seconds
    case host
    case any
  }

  private static let longest = 256
  /// Each tries all lengths for all lengths of the others.
  private static let mostOpen = 3
  private let parts: [Part]

  /// Creates a pattern from its text.
  ///
  /// - Throws: The first mistake.
  public init(parsing text: String) throws(PathPatternError) {
    guard !text.isEmpty else { throw .empty }
    var parts: [Part] = []
    var rest = Substring(text)
    while let first = rest.first {
      if rest.hasPrefix("{host}") {
        parts.append(.host)
        rest = rest.dropFirst(6)
      } else if first == "%" {
        parts.append(try Self.part(rest.dropFirst().first))
        rest = rest.dropFirst(2)
      } else if first == "{" {
        throw .unknownPart(String(rest.prefix(6)))
      } else {
        parts += first == "*" ? [.any] : String(first).utf8.map { .byte($0) }
        rest = rest.dropFirst()
      }
    }
    let isDated = "Ymd".utf8.allSatisfy { letter in
      parts.contains(.digits(letter, count: letter == UInt8(ascii: "Y") ? 4 : 2))
    }
    guard parts.contains(.host) || parts.contains(.seconds) || isDated else { throw .tellsNothing }
    let open = parts.count { $0 == .host || $0 == .any }
    guard parts.count <= Self.longest, open <= Self.mostOpen else { throw .tooLong }
    self.parts = parts
  }

  private static func part(_ letter: Character?) throws(PathPatternError) -> Part {
    switch letter {
    case "Y": .digits(UInt8(ascii: "Y"), count: 4)
    case "m", "d", "H", "M", "S": .digits(letter?.asciiValue ?? 0, count: 2)
    case "s": .seconds
    case "%": .byte(UInt8(ascii: "%"))
    default: throw .unknownPart("%" + (letter.map { String($0) } ?? ""))
    }
  }

  /// What was found in a path.
  struct Match: Equatable {
    var host: String?
    /// Nanoseconds since 1970.
    var time: Int64?
  }

  /// Returns what a path tells; nil where its end is another.
  func match(_ path: String) -> Match? {
    let bytes = Array(path.utf8)
    for start in bytes.indices where start == 0 || bytes[start - 1] == UInt8(ascii: "/") {
      var found = Found()
      if match(bytes, from: start, part: 0, &found) {
        return Match(host: found.host, time: found.time)
      }
    }
    return nil
  }

  private struct Found {
    var host: String?
    var seconds: String?
    var digits: [UInt8: String] = [:]

    var time: Int64? {
      if let seconds {
        return Int64(seconds).flatMap { $0 < 9_214_646_400 ? $0 * 1_000_000_000 : nil }
      }
      func two(_ letter: Unicode.Scalar, _ usual: String) -> String {
        digits[UInt8(ascii: letter)] ?? usual
      }
      guard digits[UInt8(ascii: "Y")] != nil else { return nil }
      let text =
        two("Y", "") + "-" + two("m", "01") + "-" + two("d", "01") + "T" + two("H", "00") + ":"
        + two("M", "00") + ":" + two("S", "00") + "Z"
      let bytes = Array(text.utf8)
      return InstantText.rfc3339(bytes.span)
    }
  }

  private func match(
    _ path: [UInt8], from start: Int, part index: Int, _ found: inout Found
  ) -> Bool {
    guard index < parts.count else { return start == path.count }
    switch parts[index] {
    case .byte(let byte):
      return start < path.count && path[start] == byte
        && match(path, from: start + 1, part: index + 1, &found)
    case .digits(let letter, let count):
      guard let text = Self.digits(path, start, count) else { return false }
      found.digits[letter] = text
      return match(path, from: start + count, part: index + 1, &found)
    case .seconds:
      let count = path[start...].prefix { (0x30...0x39).contains($0) }.count
      guard count > 0, let text = Self.digits(path, start, count) else { return false }
      found.seconds = text
      return match(path, from: start + count, part: index + 1, &found)
    case .host, .any:
      let isHost = parts[index] == .host
      var end = isHost ? start + 1 : start
      while end <= path.count, end == start || path[end - 1] != UInt8(ascii: "/") {
        if isHost { found.host = String(decoding: path[start..<end], as: UTF8.self) }
        if match(path, from: end, part: index + 1, &found) { return true }
        end += 1
      }
      return false
    }
  }

  private static func digits(_ path: [UInt8], _ start: Int, _ count: Int) -> String? {
    guard start + count <= path.count else { return nil }
    let bytes = path[start..<start + count]
    guard bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
