import Language
import Testing

@testable import Reports

/// Every reason for which lines or readings are rejected has words in every language.
@Test(arguments: [
  "notUTF8", "malformed", "tooDeep", "tooLong", "tooManyRows", "noTime", "noID", "rowsNotArray",
  "noLabel", "noRow", "noHost", "noValue", "noInterval", "beyondLimit",
])
func `a reason for a rejection has words`(code: String) {
  for language in Language.allCases {
    language.speaking { #expect(ReasonText.rejection(code) != code) }
  }
}
