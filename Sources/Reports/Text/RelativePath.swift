/// Links within the report's folder.
enum RelativePath {
  /// Returns `path` with everything but unreserved characters and slashes percent-encoded.
  ///
  /// A path that could leave the folder's scheme (`javascript:`, `//host`) loses that meaning.
  static func checked(_ path: String) -> String {
    guard
      path.utf8.count > 1000 || path.utf8.first == UInt8(ascii: "/")
        || !path.utf8.allSatisfy(isUnreserved)
    else { return path }
    var result: [UInt8] = []
    for byte in path.utf8.prefix(1000) {
      if isUnreserved(byte) {
        result.append(byte)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%\(digits.count == 1 ? "0" : "")\(digits)".utf8
      }
    }
    return String(decoding: result.drop { $0 == UInt8(ascii: "/") }, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"), UInt8(ascii: "#"):
      true
    default: false
    }
  }
}
