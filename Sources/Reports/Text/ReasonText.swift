/// What the codes of reasons mean, for whoever prints them beside the pages.
public enum ReasonText {
  /// Returns why lines were rejected, by the code that documents have.
  public static func rejection(_ code: String) -> String { Words.local.rejection(code) }

  /// Returns why a report in a shared start page has no verdict, as a sentence.
  public static func site(_ reason: SiteReason) -> String { Words.local.siteReason(reason) }
}
