/// Where a character of an expression stands in the pipeline file.
///
/// YAML folds lines, drops indentation and resolves quotes, so expression and file are walked side
/// by side: characters other than blanks must agree. Where they do not (escapes, variables of the
/// environment), the start of the scalar stands for all of its characters.
struct ExpressionPlace {
  /// The lines of the file.
  let lines: [String]
  /// Where the scalar starts: at its quote or block indicator, if it has one.
  let start: Position

  /// Returns the place of the character at `column`, from 1; one behind the end is allowed.
  func position(ofColumn column: Int, in expression: String) -> Position {
    let characters = Array(expression)
    guard lines.indices.contains(start.line - 1) else { return start }
    var cursor = Cursor(lines: lines, line: start.line - 1, offset: offset(of: start))
    guard cursor.skipIndicator() else { return start }
    var behindLast = cursor.position
    for (index, character) in characters.enumerated() where !character.isWhitespace {
      guard let place = cursor.next(character) else { return start }
      if index == column - 1 { return place }
      behindLast = Position(
        line: place.line, column: place.column + character.unicodeScalars.count)
    }
    return column > characters.count ? behindLast : start
  }

  /// Returns the index of the character at a position.
  private func offset(of position: Position) -> Int {
    var scalars = 0
    for (index, character) in lines[position.line - 1].enumerated() {
      if scalars >= position.column - 1 { return index }
      scalars += character.unicodeScalars.count
    }
    return lines[position.line - 1].count
  }

  /// A place that moves through the file, over blanks and line ends.
  private struct Cursor {
    let lines: [String]
    var line: Int
    var characters: [Character]
    var offset: Int

    init(lines: [String], line: Int, offset: Int) {
      self.lines = lines
      self.line = line
      self.offset = offset
      characters = Array(lines[line])
    }

    var position: Position {
      let scalars = characters.prefix(offset).reduce(0) { $0 + $1.unicodeScalars.count }
      return Position(line: line + 1, column: scalars + 1)
    }

    /// Goes behind a quote, or to the line after `|` or `>`.
    mutating func skipIndicator() -> Bool {
      guard offset < characters.count else { return false }
      switch characters[offset] {
      case "'", "\"": offset += 1
      case "|", ">": return nextLine()
      default: break
      }
      return true
    }

    /// Goes to the next character other than a blank, behind it if it is the wanted one.
    mutating func next(_ wanted: Character) -> Position? {
      while offset >= characters.count || characters[offset].isWhitespace {
        if offset < characters.count {
          offset += 1
        } else if !nextLine() {
          return nil
        }
      }
      guard characters[offset] == wanted else { return nil }
      let place = position
      offset += 1
      // In single quotes a quote is written twice.
      if wanted == "'", offset < characters.count, characters[offset] == "'" { offset += 1 }
      return place
    }

    private mutating func nextLine() -> Bool {
      guard line + 1 < lines.count else { return false }
      line += 1
      characters = Array(lines[line])
      offset = 0
      return true
    }
  }
}
