import Language

/// The words of the page on hand.
enum Words {
  /// The phrasebook of the current language.
  static var local: any Phrasebook {
    switch Language.current {
    case .english: english
    case .korean: korean
    }
  }

  private static let english = English()
  private static let korean = Korean()
}
