/// What one file tells of hosts in one base window.
public struct ReadingsRecord: Sendable, Hashable {
  /// The base window.
  public var bounds: WindowBounds
  /// The readings in their stored form, which means nothing to the store.
  public var bytes: [UInt8]

  /// Creates a record.
  public init(bounds: WindowBounds, bytes: [UInt8]) {
    self.bounds = bounds
    self.bytes = bytes
  }
}
