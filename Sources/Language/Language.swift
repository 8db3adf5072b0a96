/// The language that a report is written in, by its code in `locale`.
public enum Language: String, CaseIterable, Sendable {
  /// English.
  case english = "en"
  /// Korean.
  case korean = "ko"

  /// The language of what is being written; English where nobody says otherwise.
  ///
  /// It is ambient: nearly every sentence, number and chart needs it, and none of them decides it.
  /// Whoever begins a piece of work for a pipeline on a thread of its own says it there.
  @TaskLocal public static var current: Language = .english

  /// Returns the text of the current language.
  ///
  /// Of short texts, each beside the others: a further language is missed where it is not given.
  public static func say(
    english: @autoclosure () -> String, korean: @autoclosure () -> String
  ) -> String {
    switch current {
    case .english: english()
    case .korean: korean()
    }
  }

  /// Returns what `body` gives where this language is the current one.
  public func speaking<Value, Failure: Error>(
    _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let result = Self.$current.withValue(self) {
      Result { () throws(Failure) -> Value in try body() }
    }
    return try result.get()
  }
}
