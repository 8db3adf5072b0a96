extension UnusableFileDocument {
  /// The source and the path, to be read.
  var name: String { PlainText.sentence("\(source): \(path)") }

  /// Why no line of it counts.
  var loss: String {
    let words = Words.local
    let damaged = damage.map {
      words.damage(DamagedFileDocument(path: path, offset: offset, reason: $0, lines: lines))
    }
    let rejected = rejection.map {
      words.allRejected(RejectedFileDocument(path: path, lines: lines, reason: $0))
    }
    return PlainText.sentence([damaged, rejected].compactMap(\.self).joined(separator: "; "))
  }
}

extension [UnusableFileDocument] {
  /// What the newest verdict does not know of, in a sentence: the last file of which no line counts
  /// and behind which no other does; nil where there is none.
  public var missing: String? {
    last(where: \.isNewest).map { Words.local.unusable(newest: $0.name, $0.loss) }
  }
}

extension IndexDocument {
  /// What the newest verdict does not know of; nil where there is nothing.
  var missing: String? { unusable?.missing }
}
