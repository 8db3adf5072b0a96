/// Tells the rows that continue the call of the line before them.
///
/// A log with a line for each row writes the rows of a call one after the other, as a rule. Such rows
/// are ordinary: only those that belong to a call of a line elsewhere are exceptions of their file.
public struct CallLines {
  /// A line's call, and the largest index of its rows so far.
  private struct Line {
    var entry: KeyEntry
    var largest: UInt32
  }

  private var before: Line?
  private var current: Line?

  /// Creates what has seen no row.
  public init() {}

  /// Returns whether the line right before a row's holds rows of its call, all of smaller indexes.
  ///
  /// Rows of a file are given line by line.
  public mutating func continues(_ entry: KeyEntry) -> Bool {
    if let line = current, line.entry.line == entry.line {
      current?.largest = max(line.largest, entry.rowIndex)
    } else {
      before = current
      current = Line(entry: entry, largest: entry.rowIndex)
    }
    guard let before, before.entry.line &+ 1 == entry.line, before.largest < entry.rowIndex else {
      return false
    }
    return entry.rowIndex != KeyEntry.noRow && before.entry.isSameCall(as: entry)
  }
}

extension KeyEntry {
  /// Returns whether id, time and status are those of another entry.
  func isSameCall(as other: KeyEntry) -> Bool {
    high == other.high && low == other.low && time == other.time && status == other.status
  }
}
