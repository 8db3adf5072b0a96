import ProfileStore
import Windows

extension Window {
  /// What a window is known by, as its record in the state is: granularity and start.
  var key: String { "\(granularity.name) \(start)" }
}

extension WindowRecord {
  /// What the window of the record is known by, as `Window.key`.
  var key: String { "\(granularity) \(start)" }
}
