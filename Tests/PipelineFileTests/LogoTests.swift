import Foundation
import Testing

@testable import PipelineFile

private func address(_ svg: String) throws -> String { try Logo.address(of: Array(svg.utf8)) }

@Test func `an image becomes an address that holds it`() throws {
  #expect(
    try address("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
      == "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=")
  let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1]
  #expect(try Logo.address(of: png) == "data:image/png;base64,iVBORw0KGgoB")
  #expect(try Logo.address(of: [0xFF, 0xD8, 0xFF, 0xE0]).hasPrefix("data:image/jpeg;base64,"))
}

@Test(arguments: [
  "\u{FEFF}<?xml version=\"1.0\"?>\n<!-- by hand -->\n<svg width=\"1\"><path d=\"M0 0\"/></svg>",
  "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\"><svg></svg>",
  "<svg><defs><g id=\"a\"/></defs><use href=\"#a\"/><rect fill=\"url(#a)\"/></svg>",
])
func `plain images are taken`(svg: String) throws {
  #expect(try address(svg).hasPrefix("data:image/svg+xml;base64,"))
}

@Test(arguments: [
  "<svg><script>alert(1)</script></svg>", "<svg><SCRIPT href=\"x\"/></svg>",
  "<svg onload=\"alert(1)\"/>", "<svg/onload=alert(1)>", "<svg><g OnClick = 'x'/></svg>",
  "<svg><a href=\"javascript:alert(1)\"/></svg>", "<svg><a href=\"&#106;avascript:1\"/></svg>",
  "<svg><image href=\"https://example.org/x.png\"/></svg>",
  "<svg><image xlink:href='//example.org/x.png'/></svg>", "<svg><use href = \"x.svg#a\"/></svg>",
  "<svg><style>@import 'x.css'</style></svg>", "<svg><rect fill=\"url( 'x.svg#a')\"/></svg>",
  "<svg><foreignObject><p/></foreignObject></svg>", "<svg xml:base=\"https://example.org/\"/>",
  "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg>&x;</svg>",
  "<?xml-stylesheet href=\"#x\"?><svg/>", "<svg><set attributeName=\"href\" to=\"#x\"/></svg>",
])
func `images that could run or fetch something are refused`(svg: String) {
  #expect(throws: Logo.Fault.self) { try address(svg) }
}

@Test(arguments: ["", "GIF89a", "<html><svg/></html>", "svg", "<svgx/>", "text <svg/>"])
func `what is no image is refused`(text: String) {
  #expect(throws: Logo.Fault.self) { try address(text) }
}

@Test func `an image as large as allowed is taken, a byte more is not`() throws {
  let start = Array("<svg>".utf8)
  let fitting = start + [UInt8](repeating: 32, count: Logo.largestFile - start.count)
  #expect(try Logo.address(of: fitting).count > Logo.largestFile)
  #expect(throws: Logo.Fault.self) { try Logo.address(of: fitting + [32]) }
  #expect(throws: Logo.Fault.self) { try Logo.address(of: [0xFF, 0xFE, 0x3C]) }
}

@Test func `a pipeline file's logo is read beside it, and a fault has line and remedy`() throws {
  let folder = FileManager.default.temporaryDirectory.appending(
    path: "tidemark-logo-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  func pipeline(_ logo: String?) throws -> Pipeline {
    try logo?.write(to: folder.appending(path: "logo.svg"), atomically: true, encoding: .utf8)
    let text = """
      pipeline: p
      sources: {requests: {files: "*.jsonl.gz"}}
      inputs: {a: {path: input.a}}
      report: {logo: logo.svg}
      """
    return try Pipeline.read(text: text, path: folder.appending(path: "p.yaml").path)
  }
  func fault(_ logo: String?) -> String {
    do {
      _ = try pipeline(logo)
      return ""
    } catch {
      return "\(error)"
    }
  }
  #expect(fault(nil).contains("4:16: cannot read 'logo.svg'; name an SVG, PNG or JPEG file"))
  let round = try pipeline("<svg><circle r=\"1\"/></svg>")
  let square = try pipeline("<svg><rect/></svg>")
  #expect(round.logo?.hasPrefix("data:image/svg+xml;base64,PHN2") == true)
  #expect(round.renderingText != square.renderingText)
  let scripted = fault("<svg><script/></svg>")
  #expect(scripted.contains("4:16: 'logo.svg' holds a script, which a page must not carry; save"))
}
