/// The words of an expression that may name inputs or features, without parsing it.
enum ExpressionNames {
  /// Returns every word outside of quotes, and every name in backticks; `input.` and `feature.`
  /// before a name are dropped.
  ///
  /// Functions and keywords are among them: what is no name of the pipeline does no harm.
  static func names(in expression: String) -> Set<String> {
    var names: Set<String> = []
    var word = ""
    var quote: Character?
    var isEscaped = false
    for character in expression + " " {
      if let open = quote {
        if !isEscaped, character == open {
          if open == "`" { names.insert(word) }
          word = ""
          quote = nil
        } else if isEscaped || character != "\\" {
          word.append(character)
        }
        isEscaped = !isEscaped && character == "\\"
      } else if "\"'`".contains(character) {
        names.formUnion(spellings(of: word))
        word = ""
        quote = character
      } else if character.isLetter || character.isNumber || character == "_" || character == "." {
        word.append(character)
      } else {
        names.formUnion(spellings(of: word))
        word = ""
      }
    }
    return names
  }

  private static func spellings(of word: String) -> [String] {
    guard let first = word.first, !first.isNumber else { return [] }
    for prefix in ["input.", "feature."] where word.hasPrefix(prefix) {
      return [word, String(word.dropFirst(prefix.count))]
    }
    return [word]
  }
}
