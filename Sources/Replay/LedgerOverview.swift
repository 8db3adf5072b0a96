import ProfileStore
import Windows

/// What the ledger knows beyond a window, looked up once in a run: which model versions are new,
/// which files have no row, and up to when there are readings of hosts.
struct LedgerOverview: Sendable {
  /// A file without rows, and the time that it must be of: between the rows of the files beside it.
  struct EmptyFile: Sendable, Equatable {
    /// What the ledger says of it.
    var file: FileRecord
    /// When the file before it ends: seconds since 1970.
    var start: Int64
    /// When the file behind it begins.
    var end: Int64

    /// Whether it shares half of a window's time, or the window half of its own.
    func isOf(_ window: Window) -> Bool {
      let shared = min(end, window.end) - max(start, window.start)
      return shared > 0 && 2 * shared >= min(window.seconds, end - start)
    }
  }

  /// The first base window of each model version, by its start.
  private(set) var versions: [String: Int64] = [:]
  private(set) var empty: [EmptyFile] = []
  private var oldestReadings: Int64?
  private var newestReadings: Int64?

  /// Creates the overview of nothing.
  init() {}

  /// Looks the ledger up; `readings` are the starts of the base windows with readings of hosts, and
  /// `source` is the request log's name.
  init(
    _ store: ProfileStore, source: String, readings: some Sequence<Int64>
  ) throws(ReplayError) {
    do throws(StoreError) {
      for (slice, start) in try store.firstWindows() {
        guard case .rows(let version) = PartialSlice(slice), !version.isEmpty else { continue }
        versions[version] = start
      }
      empty = Self.empty(try store.files().filter { $0.place.source == source })
    } catch {
      throw .state(error)
    }
    oldestReadings = readings.min()
    newestReadings = readings.max()
  }

  /// Finds the files without rows among those of a log, which are sorted by path.
  static func empty(_ files: [FileRecord]) -> [EmptyFile] {
    var found: [EmptyFile] = []
    var last: Int64?
    var waiting: [FileRecord] = []
    for file in files {
      guard let first = file.firstTime, let newest = file.lastTime else {
        if file.status != .gone { waiting.append(file) }
        continue
      }
      // Names that do not sort by time say nothing of the time of those between them.
      if let last, first >= last {
        found += waiting.map {
          EmptyFile(
            file: $0, start: Nanoseconds.seconds(last), end: Nanoseconds.seconds(first))
        }
      }
      waiting = []
      last = newest
    }
    return found
  }

  /// Returns the files without rows whose time a window shares: half of the window or of
  /// that time at least, so that the minutes after a day's last call are not the next day's file.
  func emptyFiles(in window: Window) -> [FileRecord] {
    empty.filter { $0.isOf(window) }.map(\.file)
  }

  /// Returns the model versions whose first calls lie in a window, by name; those that the log begins
  /// with are not new.
  func newVersions(in window: Window) -> [String] {
    let first = versions.values.min() ?? .max
    return versions.filter { $0.value > first && $0.value >= window.start && $0.value < window.end }
      .keys.sorted()
  }

  /// Whether a host was read behind a window.
  func hasReadings(behind window: Window) -> Bool {
    newestReadings.map { $0 >= window.end } ?? false
  }

  /// Whether a host was read before a window.
  func hasReadings(before window: Window) -> Bool {
    oldestReadings.map { $0 < window.start } ?? false
  }

  /// What of this a window's report rests on, as text; empty where that is nothing.
  func text(of window: Window) -> String {
    let isLast = newestReadings.map { $0 < window.end } ?? false
    let isFirst = oldestReadings.map { $0 >= window.start } ?? false
    let ends = (isFirst ? ["readings begin"] : []) + (isLast ? ["readings end"] : [])
    let files = emptyFiles(in: window).map {
      $0.isUnusable ? "\($0.place.path) \($0.digest)" : $0.place.path
    }
    return (newVersions(in: window) + files + ends).joined(separator: "\n")
  }
}
