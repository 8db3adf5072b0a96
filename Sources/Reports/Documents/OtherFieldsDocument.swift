/// The fields of requests that the pipeline file does not name: names and counts, never values.
public struct OtherFieldsDocument: Codable, Sendable, Equatable {
  /// The fields in the order of their objects and names, at most 200: new ones, then the most frequent.
  ///
  /// Named are those in at least 1 % of the served rows and in ten.
  public var fields: [OtherFieldDocument]
  /// How many further ones there are, those in too few rows among them.
  public var more: Int
  /// The paths of objects with more fields than are told apart, as maps with a key per user.
  public var openObjects: [String]
  /// What the reference leads to expect: its fields, named and at most as many likewise; null without a
  /// reference, or where it did not count them.
  public var known: [KnownFieldDocument]?

  /// Creates the document from its parts.
  public init(
    fields: [OtherFieldDocument], more: Int = 0, openObjects: [String] = [],
    known: [KnownFieldDocument]? = nil
  ) {
    self.fields = fields
    self.more = more
    self.openObjects = openObjects
    self.known = known
  }
}

/// A field of requests that the pipeline file does not name.
public struct OtherFieldDocument: Codable, Sendable, Equatable {
  /// Its path; `[]` stands for all elements of an array, `*` for keys that are ids and the like.
  public var path: String
  /// The share of served rows that have it.
  public var share: Double
  /// Their share in the reference; null without one, or where it was not counted.
  public var referenceShare: Double?
  /// When it was first seen in the window, to the hour.
  public var firstSeen: String
  /// Whether next to no row of the reference has it.
  public var isNew: Bool

  /// Creates the document from its parts.
  public init(
    path: String, share: Double, referenceShare: Double?, firstSeen: String, isNew: Bool
  ) {
    self.path = path
    self.share = share
    self.referenceShare = referenceShare
    self.firstSeen = firstSeen
    self.isNew = isNew
  }
}

/// A field that the reference's requests have and the pipeline file does not name.
public struct KnownFieldDocument: Codable, Sendable, Equatable {
  /// Its path.
  public var path: String
  /// The share of the reference's served rows that have it.
  public var share: Double

  /// Creates the document from its parts.
  public init(path: String, share: Double) {
    self.path = path
    self.share = share
  }
}
