import Gzip
import PipelineFile
import ProfileStore
import Replay

/// The exit code of an error and its message: the only place that maps one to the other.
struct ExitStatus {
  /// The code that the process ends with.
  var rawValue: Int32
  /// What is said on standard error; nil where everything was said before.
  var message: String?

  static let usage: Int32 = 64

  /// Maps an error of the program; nil for one of the argument parser.
  init?(of error: any Error) {
    switch error {
    case let error as CheckFailure: self.init(rawValue: 3, message: error.message)
    case let error as UsageFailure: self.init(rawValue: Self.usage, message: "tidemark: \(error)")
    case let error as PipelineFileError: self.init(rawValue: 78, message: error.description)
    case let error as PipelineDraft.Failure:
      self.init(rawValue: 66, message: "tidemark: \(error)")
    case let error as GzipError: self.init(rawValue: 74, message: "tidemark: \(error)")
    case let error as ReplayError:
      self.init(rawValue: Self.code(of: error), message: "tidemark: \(error)")
    default: return nil
    }
  }

  private init(rawValue: Int32, message: String?) {
    self.rawValue = rawValue
    self.message = message
  }

  private static func code(of error: ReplayError) -> Int32 {
    switch error {
    case .state(let error): code(of: error)
    case .noInput, .noReference, .notPublished, .noReports: 66
    case .output, .diskFull, .damagedState, .unreadable, .unreadableInput: 74
    case .overLimits, .notAccepted: 65
    case .interrupted(let signal): 128 + signal
    case .stored: 70
    case .foreignFile, .occupied: usage
    }
  }

  private static func code(of error: StoreError) -> Int32 {
    switch error {
    case .locked, .busy: 75
    case .stale, .newer, .foreignPart: 78
    case .missing: 66
    case .duplicatePart, .conflictingPart: 65
    case .networkFileSystem, .notWritable, .diskFull, .notALedger, .corrupt, .inputOutput: 74
    case .outdatedPlan, .unexpected: 70
    }
  }
}

/// A check failed, or input was beyond limits, after everything was written.
struct CheckFailure: Error {
  /// What failed.
  var message: String
}

/// Arguments that do not fit together.
struct UsageFailure: Error, CustomStringConvertible {
  /// The sentence.
  var description: String
}
