import Testing

@testable import Reports

@Test func `a text without disturbing characters is left as it is`() {
  for text in ["", "a\nb", "Grüße – 68,2 → 41,3 % “x”", "온도 센서", "é\u{301}", "🙂\u{A0}"] {
    #expect(PlainText.disarmed(text) == text)
  }
}

@Test(
  arguments: [
    0x00, 0x09, 0x0D, 0x1F, 0x7F, 0x80, 0x9F, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029,
    0x202A,
    0x202E, 0x2060, 0x2069, 0xFEFF,
  ] as [UInt32])
func `a disturbing character becomes visible wherever it stands`(value: UInt32) throws {
  let scalar = Character(try #require(Unicode.Scalar(value)))
  #expect(
    PlainText.disarmed("→\(scalar)ü").unicodeScalars.elementsEqual("→\u{FFFD}ü".unicodeScalars))
  #expect(PlainText.disarmed("\(scalar)").unicodeScalars.elementsEqual("\u{FFFD}".unicodeScalars))
}

@Test(arguments: [
  ("28 % of 3 %", "28\u{A0}% of 3\u{A0}%"), ("%", "%"), (" %", "\u{A0}%"),
  ("5% –  %", "5% – \u{A0}%"),
])
func `a per cent sign stays with its number`(text: String, expected: String) {
  #expect(PlainText.sentence(text) == expected)
}

@Test func `a line is cut after 120 characters`() {
  let text = String(repeating: "é", count: 121)
  #expect(PlainText.line(text) == String(repeating: "é", count: 119) + "…")
  #expect(PlainText.line(String(text.dropLast())).count == 120)
}

@Test(arguments: [
  ("day/2013-04-01/index.html", "day/2013-04-01/index.html"), ("//host/x", "host/x"), ("/", ""),
  ("a b", "a%20b"), ("javascript:x", "javascript%3Ax"), ("é\u{0}", "%C3%A9%00"), ("", ""),
])
func `a path is made of unreserved characters`(path: String, expected: String) {
  #expect(RelativePath.checked(path) == expected)
}
