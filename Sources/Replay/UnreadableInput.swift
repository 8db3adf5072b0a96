import Gzip
import ProfileStore

/// Which files and folders of a run could not be read.
struct UnreadableInput {
  private let listing: Listing
  private let plan: IngestPlan

  /// Creates the account of what was listed and planned.
  init(_ listing: Listing, _ plan: IngestPlan) {
    self.listing = listing
    self.plan = plan
  }

  /// Returns them all, each once: folders, files that could not be told apart from others, and those
  /// that failed as they were read.
  func places(with outcomes: Ingest.Outcome...) -> [UnreadablePlace] {
    var known: Set<FilePlace> = []
    let all = listing.unreadable + plan.unreadable.map(undigested) + outcomes.flatMap(\.unreadable)
    return all.filter { known.insert($0.place).inserted }
  }

  /// Says why a file has no digest: by trying once more to read it.
  private func undigested(_ file: ListedFile) -> UnreadablePlace {
    do throws(GzipError) {
      let lines = try GzipLineReader(path: file.absolutePath)
      while try lines.next() != nil {}
    } catch {
      return UnreadablePlace(file, error)
    }
    return UnreadablePlace(
      place: file.place, absolutePath: file.absolutePath, isFolder: false,
      reason: "cannot read the file; the next run tries again")
  }
}

extension Replay.Result {
  /// The code that a run ends with, without regard to its verdict.
  var exitCode: Int { limitExceeded != nil ? 65 : unreadable.isEmpty ? 0 : 74 }

  /// What must be said beside the result, in sentences.
  public var warnings: [String] { unreadable.map(\.description) + failures }
}
