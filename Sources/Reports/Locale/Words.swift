import Language

/// The words of the page on hand.
enum Words {
  /// The phrasebook of the current language.
  static var local: any Phrasebook {
    switch Language.current {
    case .english: english
    case .korean: english
    }
  }

  private static let english = English()
}
