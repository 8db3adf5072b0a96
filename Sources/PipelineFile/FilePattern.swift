/// Patterns of log files, and paths beside the pipeline file.
enum FilePattern {
  /// Returns what is wrong with a pattern, nil when nothing is.
  static func fault(in pattern: String) -> ScalarFault? {
    if pattern.isEmpty { return ScalarFault() }
    if pattern.unicodeScalars.contains(where: { $0.value < 0x20 }) {
      return ScalarFault(message: "a file pattern cannot hold control characters")
    }
    if pattern.contains("://") {
      return ScalarFault(
        message: "a file pattern must name local files", suggestion: "mount or copy the bucket")
    }
    if pattern.hasPrefix("~") {
      return ScalarFault(
        message: "'~' is not replaced in a file pattern", suggestion: "write ${HOME}")
    }
    if pattern.hasSuffix("/") {
      return ScalarFault(
        message: "a file pattern must not end in '/'", suggestion: "add **/*.jsonl.gz")
    }
    return fault(inParts: pattern.split(separator: "/"))
  }

  private static func fault(inParts parts: [Substring]) -> ScalarFault? {
    var hasWildcard = false
    for part in parts {
      if part == "..", hasWildcard {
        return ScalarFault(message: "'..' cannot follow a wildcard in a file pattern")
      }
      if part.contains("**"), part != "**" {
        return ScalarFault(
          message: "'**' must stand alone between slashes in a file pattern",
          suggestion: "write **/*\(part.drop { $0 == "*" })")
      }
      if !hasClosedBrackets(part) {
        return ScalarFault(message: "'[' is not closed in a file pattern", suggestion: "add ']'")
      }
      if part.contains("{") || part.contains("}") {
        return ScalarFault(
          message: "'{' and '}' are not supported in a file pattern",
          suggestion: "write a list of patterns")
      }
      hasWildcard = hasWildcard || part.contains { "*?[".contains($0) }
    }
    if parts.last == "**" || parts.last == ".." || parts.last == "." {
      return ScalarFault(
        message: "a file pattern must end in the names of files", suggestion: "add /*.jsonl.gz")
    }
    return nil
  }

  private static func hasClosedBrackets(_ part: Substring) -> Bool {
    var rest = part
    while let open = rest.firstIndex(of: "[") {
      // A bracket behind the opening one stands for itself, as in [!]] or []].
      var from = rest.index(after: open)
      if rest[from...].hasPrefix("!") || rest[from...].hasPrefix("^") {
        from = rest.index(after: from)
      }
      if rest[from...].hasPrefix("]") { from = rest.index(after: from) }
      guard let close = rest[from...].firstIndex(of: "]") else { return false }
      rest = rest[rest.index(after: close)...]
    }
    return true
  }

  /// Returns a path or pattern as an absolute one, `.` and `..` worked out by name.
  ///
  /// Of several `**` in a row one is left: they mean the same, and cost more with each.
  static func resolved(_ path: String, in folder: String) -> String {
    var parts: [Substring] = []
    for part in (path.hasPrefix("/") ? path : "\(folder)/\(path)").split(separator: "/") {
      switch part {
      case ".": continue
      case "..": _ = parts.popLast()
      case "**" where parts.last == "**": continue
      default: parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }
}
