/// What a partial of a window holds, as its slice's name in the state says.
enum PartialSlice: Equatable {
  /// The profile of a model version's rows; the empty text where calls name none.
  case rows(String)
  /// The profile of an access log's calls.
  case access
  /// The sample of an access log's calls.
  case accessSample
  /// The sample of a model version's requests.
  case requestSample(String)

  // No model version begins with a control character but that of all others, U+0000.
  private static let accessName = "\u{1}access"
  private static let accessSampleName = "\u{1}access ids"
  private static let requestSamplePrefix = "\u{1}ids "

  /// Reads a slice's name.
  init(_ name: String) {
    switch name {
    case Self.accessName: self = .access
    case Self.accessSampleName: self = .accessSample
    case let name where name.hasPrefix(Self.requestSamplePrefix):
      self = .requestSample(String(name.dropFirst(Self.requestSamplePrefix.count)))
    default: self = .rows(name)
    }
  }

  /// The slice's name.
  var name: String {
    switch self {
    case .rows(let version): version
    case .access: Self.accessName
    case .accessSample: Self.accessSampleName
    case .requestSample(let version): Self.requestSamplePrefix + version
    }
  }
}
