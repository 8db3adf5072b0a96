import PipelineFile
import ProfileStore

/// Why a run ended without its result.
public enum ReplayError: Error, CustomStringConvertible {
  /// The state could not be used.
  case state(StoreError)
  /// No file matches the source's patterns, and the state has none either.
  case noInput(patterns: [String])
  /// No file of a reference matches its patterns, or none has rows.
  case noReference(patterns: [String])
  /// A file or folder of the report could not be written.
  case output(path: String, reason: String)
  /// The disk is full.
  case diskFull(path: String)
  /// The run cannot begin, since a folder cannot be looked into.
  case unreadable(String)
  /// Files or folders could not be read; the others were, and the report is written.
  case unreadableInput(count: Int)
  /// No record of the first files is accepted.
  case notAccepted(String)
  /// More files were damaged or lines rejected than the pipeline's limits allow.
  case overLimits(String)
  /// A signal asked the run to end; what was committed stays, and the next run goes on.
  case interrupted(signal: Int32)
  /// A stored profile or document cannot be read.
  case stored(String)
  /// What is stored is not what was stored.
  case damagedState(reason: String)
  /// No window has been published, or none of the given name.
  case notPublished(String)
  /// The files named on the command line do not belong to the pipeline.
  case foreignFile(String)
  /// The folder for a start page of several reports is itself a report.
  case occupied(String)
  /// There is no report to list.
  case noReports(String)

  /// The sentence for a message: lower case, no full stop.
  public var description: String {
    switch self {
    case .state(let error): error.description
    case .noInput(let patterns):
      "cannot find any log file: nothing matches \(patterns.joined(separator: ", ")); "
        + "check 'files' in the pipeline file, relative to its folder"
    case .noReference(let patterns):
      "cannot find any rows of the reference in \(patterns.joined(separator: ", ")); "
        + "check 'reference.file' in the pipeline file, relative to its folder"
    case .output(let path, let reason): "cannot write '\(path)': \(reason)"
    case .diskFull(let path):
      "cannot write '\(path)': the disk is full; nothing that was committed is lost, "
        + "free space and run again"
    case .unreadable(let what): what
    case .unreadableInput(let count):
      "\(count == 1 ? "1 file or folder" : "\(count) files or folders") could not be read; the rest "
        + "was, and the next run tries again"
    case .overLimits(let what), .notAccepted(let what): what
    case .interrupted(let signal):
      "interrupted by signal \(signal); what was committed stays, the next run goes on"
    case .notPublished(let what): what
    case .stored(let what): "cannot read the state: \(what)"
    case .damagedState(let reason):
      "cannot read the state: \(reason); restore a copy of its folder, or run with --rebuild to read "
        + "all files again"
    case .foreignFile(let path):
      "cannot profile '\(path)': expected a file that matches 'files' in the pipeline file"
    case .occupied(let path):
      "cannot write a start page to '\(path)': it is a report itself; name the folder that holds it"
    case .noReports(let path):
      "cannot find any report below '\(path)'; name the reports' folders after it"
    }
  }
}
