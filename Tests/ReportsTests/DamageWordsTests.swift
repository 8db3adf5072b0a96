import Language
import Testing

@testable import Reports

/// What a page says of files that could not be read, and of those without a record.
struct DamageWordsTests {
  private func words(_ reason: String, offset: Int? = 0, lines: Int = 139) -> String {
    Words.local.damage(
      DamagedFileDocument(path: "a.gz", offset: offset, reason: reason, lines: lines))
  }

  @Test func `a file that is cut off says what was read, not where its member begins alone`() {
    #expect(
      words("truncated")
        == "the file ends in the middle (gzip member that begins at byte 0); the 139 lines before"
        + " the break were read")
    #expect(
      words("crc", offset: nil, lines: 1)
        == "the checksum is wrong; the line before the break were read"
        .replacing("were", with: "was"))
    #expect(words("corruptData", offset: nil, lines: 0).hasSuffix("; no line could be read"))
    #expect(words("some new kind", offset: nil).hasPrefix("some new kind; "))
    Language.korean.speaking {
      #expect(words("truncated").contains("139줄") && words("crc").hasPrefix("체크섬이"))
    }
  }

  @Test func `files without a record are listed`() {
    let page = WindowPage.render(Sample.rich(columnCount: 1))
    #expect(page.contains("Files of this time without a record"))
    #expect(page.contains("2013-07-14/requests-10.jsonl.gz"))
    #expect(!WindowPage.render(Sample.empty()).contains("Files of this time without a record"))
  }
}
