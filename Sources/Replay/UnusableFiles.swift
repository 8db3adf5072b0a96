import ProfileStore
import Reports

extension FileRecord {
  /// Whether it is there, and no line of it counts: damaged before its first line, or all lines
  /// rejected.
  var isUnusable: Bool {
    status != .gone && counts.accepted == 0 && counts.filtered == 0 && counts.exactCopies == 0
      && (damage != nil || rejection != nil)
  }

  /// The code of why most lines were rejected; nil where none was.
  var rejection: String? {
    counts.rejected.filter { $0.value > 0 }.max { left, right in
      left.value != right.value ? left.value < right.value : left.key > right.key
    }?.key
  }

  /// The damage in a report's words; nil for an intact file.
  var damagedDocument: DamagedFileDocument? {
    damage.map {
      DamagedFileDocument(
        path: place.path, offset: Int($0.offset), reason: $0.kind, lines: counts.lines)
    }
  }

  /// The rejection of all its lines in a report's words; nil where that is not what is wrong.
  var rejectedDocument: RejectedFileDocument? {
    guard isUnusable, damage == nil, let rejection else { return nil }
    return RejectedFileDocument(path: place.path, lines: counts.lines, reason: rejection)
  }

  fileprivate func unusableDocument(isNewest: Bool) -> UnusableFileDocument {
    UnusableFileDocument(
      source: place.source, path: place.path, lines: counts.lines, damage: damage?.kind,
      offset: damage.map { Int($0.offset) }, rejection: rejection, isNewest: isNewest)
  }
}

extension [FileRecord] {
  /// What is wrong with those that are damaged or rejected as a whole, in words.
  var notes: [FilePlace: String] {
    var notes: [FilePlace: String] = [:]
    for file in self where file.status != .gone {
      notes[file.place] =
        file.damagedDocument.map(ReasonText.damage)
        ?? file.rejectedDocument.map(ReasonText.allRejected)
    }
    return notes
  }
}

extension UnusableFileDocument {
  /// Returns those of the files in a ledger of which no line counts, sorted by source and path.
  static func all(of files: [FileRecord]) -> [UnusableFileDocument] {
    var newest: [String: String] = [:]
    for file in files where file.lastTime != nil {
      newest[file.place.source] = max(newest[file.place.source] ?? "", file.place.path)
    }
    return files.filter(\.isUnusable).map { file in
      let last = newest[file.place.source]
      return file.unusableDocument(isNewest: last.map { file.place.path > $0 } ?? true)
    }
  }
}
