/// What kind of thing an event is.
public enum EventKind: String, Codable, Sendable, CaseIterable {
  case deployment, news, holiday, maintenance, acknowledged
}

/// Something that people know and logs do not tell, as the pipeline file has it.
public struct EventDocument: Codable, Sendable, Equatable {
  /// What kind of event it is.
  public var kind: EventKind
  /// What happened.
  public var title: String
  /// When it began (RFC 3339 with offset).
  public var start: String
  /// When it was over (RFC 3339 with offset); null for a moment, and for what is not over.
  public var end: String?

  /// Creates the document from its parts.
  public init(kind: EventKind, title: String, start: String, end: String? = nil) {
    self.kind = kind
    self.title = title
    self.start = start
    self.end = end
  }
}
