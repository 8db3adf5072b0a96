import Foundation

/// A strict reading of a page: every element is closed where it must be, every attribute quoted.
struct HTMLOutline {
  /// What is wrong; empty for a page that is well formed.
  private(set) var faults: [String] = []
  /// The names of all elements, in their order.
  private(set) var elements: [String] = []
  /// All attributes, as name and value.
  private(set) var attributes: [(name: String, value: String)] = []

  private static let void: Set = ["meta", "input", "br", "img", "link"]

  init(_ page: String) {
    var open: [String] = []
    var rest = Substring(page)
    while let start = rest.firstIndex(of: "<") {
      rest = rest[start...]
      if rest.hasPrefix("<!doctype html>") {
        rest = rest.dropFirst(15)
        continue
      }
      guard let end = Self.end(of: rest) else {
        faults.append("unclosed tag: \(rest.prefix(60))")
        return
      }
      let tag = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        if open.popLast() != String(tag.dropFirst()) { faults.append("misplaced <\(tag)>") }
        continue
      }
      let name = String(tag.prefix { $0.isLetter || $0.isNumber })
      elements.append(name)
      read(tag.dropFirst(name.count), of: name)
      if tag.hasSuffix("/") || Self.void.contains(name) { continue }
      open.append(name)
      if name == "script" || name == "style" {
        // Raw text ends at the first end tag, whatever it holds.
        guard let close = rest.range(of: "</\(name)>") else {
          faults.append("unclosed \(name)")
          return
        }
        rest = rest[close.lowerBound...]
      }
    }
    if !open.isEmpty { faults.append("never closed: \(open)") }
  }

  /// Returns where a tag ends, skipping what is quoted.
  private static func end(of text: Substring) -> Substring.Index? {
    var isQuoted = false
    for index in text.indices {
      if text[index] == "\"" { isQuoted.toggle() }
      if text[index] == ">" && !isQuoted { return index }
    }
    return nil
  }

  private mutating func read(_ text: Substring, of element: String) {
    var rest = text
    while true {
      rest = rest.drop { $0 == " " || $0 == "\n" || $0 == "/" }
      guard !rest.isEmpty else { return }
      let name = rest.prefix { $0.isLetter || $0.isNumber || "-:".contains($0) }
      guard !name.isEmpty else {
        faults.append("bad attribute in <\(element)>: \(rest.prefix(40))")
        return
      }
      rest = rest.dropFirst(name.count)
      guard rest.hasPrefix("=\"") else {
        attributes.append((String(name), ""))
        continue
      }
      let value = rest.dropFirst(2).prefix { $0 != "\"" }
      attributes.append((String(name), String(value)))
      rest = rest.dropFirst(2 + value.count + 1)
    }
  }
}
