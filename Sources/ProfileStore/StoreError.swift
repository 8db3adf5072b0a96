/// Why the state could not be opened, read or written.
public enum StoreError: Error, Sendable, Equatable {
  /// There is no state at the path, and none may be created.
  case missing(path: String)
  /// Another run holds the state folder; nil where the holder has not said yet who it is.
  case locked(path: String, holder: LockHolder?)
  /// The folder lies on a file system that several machines share.
  case networkFileSystem(path: String, kind: String)
  /// The folder or a file in it cannot be created or written.
  case notWritable(path: String, reason: String)
  /// The disk, or the quota on it, is full.
  case diskFull(path: String)
  /// The file is not a ledger of Tidemark.
  case notALedger(path: String)
  /// The ledger is damaged.
  case corrupt(path: String, reason: String)
  /// The ledger was written by a newer version of Tidemark.
  case newer(path: String, found: Int, supported: Int)
  /// Another process keeps the database busy without holding the folder's lock.
  case busy(path: String)
  /// The state was made under settings that cannot be changed afterwards.
  case stale(changed: [String])
  /// The ledger changed after the plan was made.
  case outdatedPlan
  /// A file of the part is in the state already, with the same content.
  case duplicatePart(file: String)
  /// A file of the part is in the state already, with other content.
  case conflictingPart(file: String)
  /// The part was made under other settings than the state.
  case foreignPart(path: String, differing: [String])
  /// Reading or writing failed.
  case inputOutput(path: String, reason: String)
  /// SQLite refused something that should have been right.
  case unexpected(path: String, reason: String)
}

extension StoreError: CustomStringConvertible {
  /// The sentence that a person reads: lower case, no full stop.
  public var description: String {
    switch self {
    case .missing(let path):
      "cannot open state '\(path)': there is none yet; 'tidemark run' creates it"
    case .locked(let path, let holder):
      "cannot lock state '\(path)': held by \(holder?.description ?? "another run")"
    case .networkFileSystem(let path, let kind):
      "cannot keep state in '\(path)': locks are not reliable on a network file system "
        + "(\(kind)); name a local folder with --state"
    case .notWritable(let path, let reason): "cannot write '\(path)': \(reason)"
    case .diskFull(let path):
      "cannot write '\(path)': the disk is full; nothing was lost, free space and run again"
    case .notALedger(let path):
      "cannot open '\(path)': expected a ledger of Tidemark, found another file"
    case .corrupt(let path, let reason):
      "cannot read '\(path)': the ledger is damaged (\(reason)); "
        + "restore a copy, or start anew with --rebuild in an empty state folder"
    case .newer(let path, let found, let supported):
      "cannot open '\(path)': expected schema version \(supported) or older, found \(found); "
        + "use the newer Tidemark that wrote it"
    case .busy(let path): "cannot write '\(path)': another process keeps the database busy"
    case .stale(let changed):
      "cannot use the state: changed since it was made: \(changed.joined(separator: ", ")); "
        + "run with --rebuild to read all files again"
    case .outdatedPlan: "cannot record the plan: the ledger changed after it was made"
    case .duplicatePart(let file): "cannot merge part: file '\(file)' is in the state already"
    case .conflictingPart(let file):
      "cannot merge part: file '\(file)' is in the state with other content; merge with replacing"
    case .foreignPart(let path, let differing):
      "cannot merge part '\(path)': made with another \(differing.joined(separator: ", "))"
    case .inputOutput(let path, let reason): "cannot read or write '\(path)': \(reason)"
    case .unexpected(let path, let reason): "cannot use '\(path)': \(reason)"
    }
  }
}
