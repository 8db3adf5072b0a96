/// A file or folder of a source that could not be read.
public struct UnreadablePlace: Sendable, Hashable {
  /// Its source, and its path relative to the fixed prefix of the source's pattern; empty: that
  /// folder itself.
  public var place: FilePlace
  /// Where it lies.
  public var absolutePath: String
  /// Whether it is a folder: then nothing below it was found.
  public var isFolder: Bool
  /// Why, and what to do about it: lower case, no full stop.
  public var reason: String

  /// Creates an unreadable place.
  public init(place: FilePlace, absolutePath: String, isFolder: Bool, reason: String) {
    self.place = place
    self.absolutePath = absolutePath
    self.isFolder = isFolder
    self.reason = reason
  }

  /// Whether it is a folder above a place.
  func isAbove(_ other: FilePlace) -> Bool {
    isFolder && place.source == other.source
      && (place.path.isEmpty || other.path.hasPrefix(place.path + "/"))
  }
}

extension UnreadablePlace: CustomStringConvertible {
  /// The sentence for a message.
  public var description: String { "\(absolutePath): \(reason)" }
}
