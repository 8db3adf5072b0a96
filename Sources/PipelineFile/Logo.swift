import Foundation

/// An image beside the title of every page: checked, and made into an address that holds it.
enum Logo {
  /// The largest file, in bytes: every page carries it.
  static let largestFile = 16 * 1024

  /// What is wrong with an image.
  struct Fault: Error, Equatable {
    var message: String
    var suggestion: String
  }

  /// Returns a file's image as a `data:` address.
  ///
  /// What it is is told by its bytes, not by its name. SVG that could run or fetch something is
  /// refused.
  static func address(of bytes: [UInt8]) throws(Fault) -> String {
    guard !bytes.isEmpty else {
      throw Fault(message: "is empty", suggestion: "name an SVG, PNG or JPEG file")
    }
    guard bytes.count <= largestFile else {
      throw Fault(
        message: "has more than 16 KiB, which every page would carry",
        suggestion: "make the image smaller")
    }
    return "data:\(try mediaType(of: bytes));base64,\(Data(bytes).base64EncodedString())"
  }

  private static func mediaType(of bytes: [UInt8]) throws(Fault) -> String {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    guard let text = String(validating: bytes, as: UTF8.self), isSVG(text) else {
      throw Fault(
        message: "is neither SVG nor PNG nor JPEG", suggestion: "name an SVG, PNG or JPEG file")
    }
    if let found = danger(in: text) {
      throw Fault(
        message: "holds \(found), which a page must not carry",
        suggestion: "save it as plain SVG without scripts and references, or as PNG")
    }
    return "image/svg+xml"
  }

  /// Whether the first element is that of an image.
  private static func isSVG(_ text: String) -> Bool {
    let rest = text.replacing(
      /<\?xml[^>]*\?>|<!--.*?-->|<!DOCTYPE[^\[>]*>/.dotMatchesNewlines(), with: "")
    let start = rest.trimmingPrefix(while: { $0.isWhitespace || $0 == "\u{FEFF}" })
    return start.prefixMatch(of: /<svg[\s>]/) != nil
  }

  /// Returns what in an image could run or ask for something; nil where nothing could.
  ///
  /// Browsers run and fetch nothing of an image, but the file may be taken out of the page.
  private static func danger(in text: String) -> String? {
    // A reference to a character could spell what is looked for.
    let text = text.lowercased()
    let kinds: [(String, Regex<Substring>)] = [
      ("a script", /<script|javascript:|<handler|<listener/),
      ("an event handler", /[\s"'\/]on[a-z]+\s*=/),
      ("foreign elements", /<foreignobject|<iframe|<embed|<object|<audio|<video/),
      ("a declaration of entities", /<!entity|<!doctype[^>]*\[/),
      ("a character reference", /&#/),
      ("a style sheet of another file", /<\?xml-stylesheet|@import/),
      ("a base address", /xml:base/),
      ("a reference to another file", /href\s*=\s*["']?\s*[^"'#\s]/),
      ("a reference to another file", /url\(\s*["']?\s*[^"'#\s]/),
      ("an animation of an address", /attributename\s*=\s*["']?\s*(?:xlink:)?href/),
    ]
    return kinds.first { text.firstMatch(of: $0.1) != nil }?.0
  }
}

extension PipelineBuilder {
  /// Returns the image that `report.logo` names as a `data:` address; nil, reported, where it
  /// cannot serve, and where there is none.
  mutating func logo() -> String? {
    guard let node = root["report"]?["logo"], let name = node.text?.value else { return nil }
    guard let file = FileHandle(forReadingAtPath: resolved(name)),
      let data = try? file.read(upToCount: Logo.largestFile + 1)
    else {
      report(node.position, "cannot read '\(name)'", "name an SVG, PNG or JPEG file that is there")
      return nil
    }
    do throws(Logo.Fault) {
      return try Logo.address(of: [UInt8](data))
    } catch {
      report(node.position, "'\(name)' \(error.message)", error.suggestion)
      return nil
    }
  }
}
