/// What the codes of reasons mean, for whoever prints them beside the pages.
public enum ReasonText {
  /// Returns why lines were rejected, by the code that documents have.
  public static func rejection(_ code: String) -> String { Words.local.rejection(code) }

  /// Returns what is damaged of a file, where, and how much of it was read.
  public static func damage(_ file: DamagedFileDocument) -> String { Words.local.damage(file) }

  /// Returns that all lines of a file were rejected, and why most of them.
  public static func allRejected(_ file: RejectedFileDocument) -> String {
    Words.local.allRejected(file)
  }

  /// Returns why a report in a shared start page has no verdict, as a sentence.
  public static func site(_ reason: SiteReason) -> String { Words.local.siteReason(reason) }
}
