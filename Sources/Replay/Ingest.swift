import Dispatch
import Foundation
import Gzip
import InferenceLog
import PipelineFile
import ProfileStore

/// Reads the files that are new or changed into the state.
///
/// Workers read whole files, each its own; one writer commits what they give. No result depends on
/// which worker read what, or when: profiles merge in any order to the same bytes.
struct Ingest {
  let setup: Setup
  let options: RunOptions
  let store: ProfileStore
  let interruption: Interruption
  let progress: RunProgress

  /// What reading files came to.
  struct Outcome: Sendable {
    /// Files that were read.
    var files = 0
    /// Rows of these files.
    var rows = 0
    /// What went wrong beside, in sentences.
    var failures: [String] = []
    /// Files that could not be opened or read.
    var unreadable: [UnreadablePlace] = []
    /// What the files of requests among them hold.
    var requests = RequestTally()
  }

  /// Reads files and then, as long as rows turn out to repeat those of other files, the files
  /// concerned once more.
  func run(_ plan: IngestPlan, paths: [FilePlace: ListedFile]) throws(ReplayError) -> Outcome {
    do throws(StoreError) {
      try store.record(plan)
    } catch {
      throw .state(error)
    }
    var outcome = try profile(plan.filesToProfile, stage: "Reading")
    try leaveOutDuplicates(paths: paths, &outcome)
    return outcome
  }

  /// Reads the files of a plan, and compares them with no others.
  func profileOnly(_ plan: IngestPlan) throws(ReplayError) -> Outcome {
    try profile(plan.filesToProfile, stage: "Profiling")
  }

  /// Finds copies and retries across files, and profiles the files concerned again.
  func leaveOutDuplicates(
    paths: [FilePlace: ListedFile], _ outcome: inout Outcome
  ) throws(ReplayError) {
    guard setup.pipeline.requests.plan.id != nil, let dedupe = setup.pipeline.dedupeSeconds else {
      return
    }
    do throws(StoreError) {
      try store.resolveDuplicates(reach: Int64(dedupe) * 1_000_000_000)
    } catch {
      throw .state(error)
    }
    let again: (files: [PlannedFile], missing: [String])
    do throws(StoreError) {
      again = try located(try store.filesToReprofile(), paths: paths)
    } catch {
      throw .state(error)
    }
    outcome.failures += again.missing.map {
      "\($0): holds rows that repeat another file's, but cannot be read again"
    }
    let second = try profile(again.files, stage: "Leaving out repeated rows")
    outcome.unreadable += second.unreadable
  }

  /// Brings back the outputs and labels of contents that were taken away, as far as their files exist.
  ///
  /// Only what they hold for joining is missing: nothing else changes.
  func bringBack(
    _ pruned: [(file: FileRecord, exceptions: RowExceptions)], paths: [FilePlace: ListedFile]
  ) throws(ReplayError) -> Outcome {
    let found: [PlannedFile]
    do throws(StoreError) {
      found = try located(pruned, paths: paths).files
      let places = Set(found.map(\.file.place))
      try store.wantRuns(of: pruned.filter { places.contains($0.file.place) }.map(\.file.id))
    } catch {
      throw .state(error)
    }
    return try profile(found, stage: "Reading again for late labels")
  }

  /// Returns contents as files to be read again, and the paths of those that lie nowhere.
  private func located(
    _ contents: [(file: FileRecord, exceptions: RowExceptions)], paths: [FilePlace: ListedFile]
  ) throws(StoreError) -> (files: [PlannedFile], missing: [String]) {
    var files: [PlannedFile] = []
    var missing: [String] = []
    let places = Dictionary(grouping: try store.places(), by: \.file)
    for (record, exceptions) in contents {
      let candidates = [record.place] + (places[record.id] ?? []).map(\.place)
      guard let listed = candidates.lazy.compactMap({ paths[$0] }).first else {
        missing.append(record.place.path)
        continue
      }
      var file = listed
      file.place = record.place
      files.append(PlannedFile(file: file, digest: record.digest, exceptions: exceptions))
    }
    return (files, missing)
  }

  private func profile(_ files: [PlannedFile], stage: String) throws(ReplayError) -> Outcome {
    guard !files.isEmpty else { return Outcome() }
    let bytes = files.reduce(0) { $0 + Int($1.file.size) }
    progress.begin(stage, of: files.count, bytes: bytes)
    defer { progress.end() }
    let threads = max(1, min(options.threads, files.count))
    let committer = Committer(store)
    let unreadable = Guarded<[UnreadablePlace]>([])
    let allRows = Guarded(0)
    let requests = Guarded(RequestTally())
    let likely = LikelyTimes(now: Int64(Date().timeIntervalSince1970))
    let numbers = Guarded(0)
    let budget = options.memory / (2 * threads)
    DispatchQueue.concurrentPerform(iterations: threads) { worker in
      // Up to eight files that were read wait for their commit.
      let place = SpillPlace(
        folder: store.directory, worker: worker, memory: options.memory / (32 * threads))
      let reading = FileReading(setup, options: options, memory: budget, place: place)
      let labels = LabelReadings(setup, options: options, place: place)
      let metrics = MetricReading(setup, options: options)
      let access = AccessReading(setup, options: options, memory: budget, place: place)
      while interruption.signalNumber == nil, !committer.hasFailed {
        let index = numbers.next()
        guard index < files.count else { return }
        do throws(FileFailure) {
          let source = files[index].file.place.source
          let contribution =
            if let labels = labels.reading(of: source) {
              try labels.contribution(of: files[index])
            } else if source == setup.pipeline.access?.name, let access {
              try access.contribution(of: files[index])
            } else if metrics.reads(source) {
              try FileFailure.reading { () throws(GzipError) in
                try metrics.contribution(of: files[index])
              }
            } else {
              try reading.contribution(of: files[index])
            }
          let rows = contribution.counts.rows
          allRows.withValue { $0 += rows }
          if source == setup.pipeline.requests.name {
            requests.withValue { $0.add(contribution, likely) }
          }
          committer.add(contribution)
          progress.advance(bytes: Int(files[index].file.size), rows: rows)
        } catch {
          switch error {
          case .file(let error):
            unreadable.withValue { $0.append(UnreadablePlace(files[index].file, error)) }
          case .state(let error): committer.fail(error)
          }
          progress.advance()
        }
      }
    }
    try committer.finish()
    try interruption.check()
    let left = unreadable.withValue { $0.sorted { $0.place < $1.place } }
    return Outcome(
      files: files.count - left.count, rows: allRows.withValue { $0 }, unreadable: left,
      requests: requests.withValue { $0 })
  }
}

extension UnreadablePlace {
  /// Creates the place of a file that could not be opened or read.
  init(_ file: ListedFile, _ error: GzipError) {
    self.init(
      place: file.place, absolutePath: file.absolutePath, isFolder: false, reason: error.cause)
  }
}

/// Commits contributions a few in a transaction, away from the workers.
final class Committer: @unchecked Sendable {
  // Sendable: `waiting` is only used on the queue, `failed` under its lock.
  private let store: ProfileStore
  private let queue = DispatchQueue(label: "tidemark.commit")
  private let room = DispatchSemaphore(value: 2 * Committer.groupSize)
  private var waiting: [FileContribution] = []
  private let failed = Guarded<ReplayError?>(nil)

  /// How many files are committed together: most of what a transaction costs is waiting for the
  /// disk, which takes several files in hardly more time than one.
  private static let groupSize = 4

  /// How many rows are not to wait for further ones, since their keys take memory.
  private static let groupRows = 1 << 17

  /// Creates a committer to a state.
  init(_ store: ProfileStore) { self.store = store }

  /// Whether a commit has failed; nothing is committed after it.
  var hasFailed: Bool { failed.withValue { $0 != nil } }

  /// Commits a contribution soon, at the latest by `finish`; waits while many are under way.
  func add(_ contribution: FileContribution) {
    room.wait()
    queue.async { [self] in
      waiting.append(contribution)
      let rows = waiting.reduce(0) { $0 + $1.counts.rows }
      if waiting.count == Self.groupSize || rows >= Self.groupRows { commitWaiting() }
    }
  }

  /// Lets nothing more be committed, since the state cannot be used.
  func fail(_ error: StoreError) { failed.withValue { $0 = $0 ?? .state(error) } }

  /// Waits until everything is committed, and throws what went wrong.
  func finish() throws(ReplayError) {
    queue.sync { commitWaiting() }
    if let error = failed.withValue({ $0 }) { throw error }
  }

  private func commitWaiting() {
    defer {
      for _ in waiting { room.signal() }
      waiting = []
    }
    guard !waiting.isEmpty, !hasFailed else { return }
    do throws(StoreError) {
      try store.commit(waiting)
    } catch {
      failed.withValue { $0 = .state(error) }
    }
  }
}
