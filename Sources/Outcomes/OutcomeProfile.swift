// Outcomes: rows' outputs joined with their labels.
//
// Columns of joined rows come in, mergeable profiles go out: sums and histograms from which
// `Performance` computes every metric. Who joins calls this once per window, model version and
// slice with blocks of rows. Nothing here reads a file or a clock, and nothing depends on the
// order of rows or on how they were split.

import Profiles

/// What a model is for, and so what is kept of its outcomes.
public enum OutcomeTask: Sendable, Equatable {
  /// A classifier with a positive and a negative class.
  case binary
  /// A classifier with these classes, in the order of its scores.
  case multiclass(classes: [String])
  /// A number.
  case regression
  /// Lists of items, judged at these lengths.
  case ranking(ks: [Int])
}

/// The mergeable aggregate of the outcomes of one slice of one window.
public struct OutcomeProfile: Sendable, Equatable {
  /// The outcomes of a binary classifier; nil for another task.
  public var binary: BinaryOutcomes?
  /// The outcomes of a classifier with several classes; nil for another task.
  public var multiclass: MulticlassOutcomes?
  /// The outcomes of a regression; nil for another task.
  public var regression: RegressionOutcomes?
  /// The outcomes of a ranking; nil for another task.
  public var ranking: RankingOutcomes?

  /// Counts of rows.
  public struct Counts: Sendable, Equatable {
    /// Rows that were served.
    public var rows = 0
    /// Rows with a label.
    public var labelled = 0
    /// Rows with a label by where the one that counts comes from; empty where that is one place.
    public var labelledByOrigin: [Int] = []
    /// Label records whose value could not be read.
    public var unreadableLabels = 0
    /// Rows whose label changed after it was first known.
    public var corrections = 0
    /// Labels that repeat another one of their row, time and value alike.
    public var copies = 0
    /// Labels that have the time of another one of their row, and another value.
    public var conflicts = 0

    /// Creates counts of nothing.
    public init() {}

    /// Adds other counts.
    public mutating func merge(_ other: Counts) {
      rows &+= other.rows
      labelled &+= other.labelled
      let missing = other.labelledByOrigin.count - labelledByOrigin.count
      if missing > 0 { labelledByOrigin += [Int](repeating: 0, count: missing) }
      for (place, count) in other.labelledByOrigin.enumerated() {
        labelledByOrigin[place] &+= count
      }
      unreadableLabels &+= other.unreadableLabels
      corrections &+= other.corrections
      copies &+= other.copies
      conflicts &+= other.conflicts
    }
  }

  /// The rows, and what became of their labels.
  public var counts = Counts()
  /// From a row to its final label.
  public var delays = OutcomeDelays()
  /// From a row to its first label.
  public var firstDelays = OutcomeDelays()

  /// Creates the profile of no outcomes.
  public init(task: OutcomeTask) {
    switch task {
    case .binary: binary = BinaryOutcomes()
    case .multiclass(let classes): multiclass = MulticlassOutcomes(classes: classes)
    case .regression: regression = RegressionOutcomes()
    case .ranking(let ks): ranking = RankingOutcomes(ks: ks)
    }
  }

  /// Whether there is no row.
  public var isEmpty: Bool { counts.rows == 0 }

  /// Adds the outcomes of another profile; both are of one task.
  ///
  /// Merging commutes and associates bit for bit.
  public mutating func merge(_ other: OutcomeProfile) {
    counts.merge(other.counts)
    delays.merge(other.delays)
    firstDelays.merge(other.firstDelays)
    if let theirs = other.binary { binary = binary ?? BinaryOutcomes(); binary?.merge(theirs) }
    if let theirs = other.multiclass {
      if multiclass == nil { multiclass = theirs } else { multiclass?.merge(theirs) }
    }
    if let theirs = other.regression {
      if regression == nil { regression = theirs } else { regression?.merge(theirs) }
    }
    if let theirs = other.ranking {
      if ranking == nil { ranking = theirs } else { ranking?.merge(theirs) }
    }
  }

  /// Whether both hold the same outcomes, held back or not.
  public static func == (left: OutcomeProfile, right: OutcomeProfile) -> Bool {
    left.encoded() == right.encoded()
  }
}

extension OutcomeProfile {
  /// The version of the byte form; that of labels from one place is 1, that without items is 2.
  static let formatVersion = 3
  /// The most places that labels are counted by.
  static let mostOrigins = 1 << 10

  /// Returns the bytes of the profile: equal sets of outcomes have equal bytes.
  ///
  /// In order: version; counts; from version 2 on labelled rows by origin; delays; then each of the
  /// four kinds with a byte before it that says whether it is there.
  public func encoded() -> [UInt8] {
    var writer = ByteWriter()
    let version = byteVersion
    writer.write(count: version)
    writer.write(count: counts.rows)
    writer.write(count: counts.labelled)
    writer.write(count: counts.unreadableLabels)
    writer.write(count: counts.corrections)
    writer.write(count: counts.copies)
    writer.write(count: counts.conflicts)
    if version > 1 {
      writer.write(count: counts.labelledByOrigin.count)
      for count in counts.labelledByOrigin { writer.write(count: count) }
    }
    delays.encode(to: &writer)
    firstDelays.encode(to: &writer)
    writer.write(count: binary == nil ? 0 : 1)
    binary?.encode(to: &writer)
    writer.write(count: multiclass == nil ? 0 : 1)
    multiclass?.encode(to: &writer)
    writer.write(count: regression == nil ? 0 : 1)
    regression?.encode(to: &writer)
    writer.write(count: ranking == nil ? 0 : 1)
    ranking?.encode(to: &writer)
    return writer.bytes
  }

  /// The oldest version that has what there is.
  private var byteVersion: Int {
    if ranking.map({ !$0.catalogue.isEmpty }) ?? false { return 3 }
    return counts.labelledByOrigin.isEmpty ? 1 : 2
  }

  /// Creates the profile from what `encoded()` gave.
  ///
  /// - Throws: `ProfileCodingError` where the bytes are cut, of a newer version, or no profile.
  public init(decoding bytes: [UInt8]) throws(ProfileCodingError) {
    var reader = ByteReader(bytes)
    let version = Int(clamping: try reader.readUnsigned())
    guard version <= Self.formatVersion else {
      throw .newerVersion(found: version, supported: Self.formatVersion)
    }
    guard version > 0 else { throw .invalid("version 0") }
    counts.rows = try reader.readRows()
    counts.labelled = try reader.readRows()
    counts.unreadableLabels = try reader.readRows()
    counts.corrections = try reader.readRows()
    counts.copies = try reader.readRows()
    counts.conflicts = try reader.readRows()
    if version > 1 {
      counts.labelledByOrigin = try reader.readRows(try reader.readCount(atMost: Self.mostOrigins))
    }
    delays = try OutcomeDelays(from: &reader)
    firstDelays = try OutcomeDelays(from: &reader)
    if try reader.readFlag() { binary = try BinaryOutcomes(from: &reader) }
    if try reader.readFlag() { multiclass = try MulticlassOutcomes(from: &reader) }
    if try reader.readFlag() { regression = try RegressionOutcomes(from: &reader) }
    if try reader.readFlag() {
      ranking = try RankingOutcomes(from: &reader, hasCatalogue: version > 2)
    }
    guard reader.isAtEnd else { throw .invalid("bytes behind the end") }
  }
}

extension ByteReader {
  /// Reads whether something follows.
  fileprivate mutating func readFlag() throws(ProfileCodingError) -> Bool {
    try readCount(atMost: 1) == 1
  }
}
