/// Links within the report's folder.
enum RelativePath {
  /// Returns `path` with everything but unreserved characters and slashes percent-encoded.
  ///
  /// A path that could leave the folder's scheme (`javascript:`, `//host`) loses that meaning.
  static func checked(_ path: String) -> String {
    var result = ""
    for byte in path.utf8.prefix(1000) {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"), UInt8(ascii: "#"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    while result.hasPrefix("/") { result.removeFirst() }
    return result
  }
}
