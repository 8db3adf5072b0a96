import Foundation
import PipelineFile
import ProfileStore
import Reports
import Windows

extension Replay.Result {
  /// How many lines of which files were rejected, and why; empty where none was.
  public var rejectionMessages: [String] {
    let rejected = rejectedLines.values.reduce(0, +)
    guard rejected > 0 else { return [] }
    let reasons = rejectedLines.sorted { left, right in
      left.value != right.value ? left.value > right.value : left.key < right.key
    }.map { "\($0.value) with \(ReasonText.rejection($0.key))" }
    return ["\(rejected) of \(lines) log lines were rejected: \(reasons.joined(separator: ", "))"]
  }
}

/// Writes run.json: what ran when, where files lie and where they went.
struct RunRecordAssembly {
  let setup: Setup
  let options: RunOptions
  let started: Date
  let listing: [ListedFile]
  let result: Replay.Result

  /// The document as JSON.
  var json: [UInt8] {
    let now = Date()
    let document = RunDocument(
      started: text(started), finished: text(now), seconds: now.timeIntervalSince(started),
      host: ProcessInfo.processInfo.hostName, version: Setup.version,
      arguments: options.arguments, pipelineFile: setup.pipeline.path,
      state: options.stateFolder ?? setup.pipeline.stateFolder,
      output: options.reportFolder ?? setup.pipeline.reportFolder,
      exitCode: result.exitCode, files: files,
      windowsRendered: result.renderedWindows, pagesWritten: result.writtenFiles,
      bytesRead: bytesRead,
      rowsRead: result.rowsRead, keeping: result.keeping.map(keeping),
      messages: result.warnings + result.rejectionMessages + (result.keeping?.messages ?? [])
        + (result.limitExceeded.map { [$0] } ?? []))
    return (try? JSONWriter.text(document)).map { Array($0.utf8) } ?? []
  }

  private func keeping(_ keeping: RunKeeping) -> RunKeepingDocument {
    RunKeepingDocument(
      from: keeping.keptFrom.map { setup.clock.text(of: $0, .rfc3339) },
      requestFilesPruned: keeping.pruned.requestFiles,
      labelFilesPruned: keeping.pruned.labelFiles, bytesPruned: keeping.pruned.bytes,
      filesReadAgain: keeping.filesReadAgain, windowsUnreached: keeping.windowsUnreached)
  }

  private func text(_ date: Date) -> String {
    setup.clock.text(of: Int64(date.timeIntervalSince1970), .rfc3339)
  }

  private var bytesRead: Int {
    let unread = Set(result.unreadable.map(\.place))
    return result.plan.filesToProfile.filter { !unread.contains($0.file.place) }
      .reduce(0) { $0 + Int($1.file.size) }
  }

  private var files: [RunFileDocument] {
    let plan = result.plan
    var states: [FilePlace: String] = [:]
    for file in plan.new { states[file.file.place] = "new" }
    for file in plan.changed { states[file.file.place] = "changed" }
    for file in plan.outdated { states[file.file.place] = "read again for new columns" }
    for place in plan.copies { states[place] = "copy of another file" }
    for file in plan.unsettled { states[file.place] = "younger than settle, left for the next run" }
    for move in plan.moved { states[move.to] = "moved from \(move.from.path)" }
    let reasons = Dictionary(
      result.unreadable.map { ($0.place, $0.reason) }, uniquingKeysWith: { first, _ in first })
    let listed = listing.map { file in
      let reason = reasons[file.place]
      return RunFileDocument(
        source: file.place.source, path: file.place.path,
        state: reason == nil ? states[file.place] ?? "unchanged" : "unreadable",
        bytes: Int(file.size), note: reason ?? result.notes[file.place])
    }
    let known = Set(listing.map(\.place))
    let others = result.unreadable.filter { !known.contains($0.place) }.map {
      RunFileDocument(
        source: $0.place.source, path: $0.place.path, state: "unreadable", bytes: 0,
        note: $0.reason)
    }
    let hidden = plan.hidden.map {
      RunFileDocument(
        source: $0.source, path: $0.path, state: "below an unreadable folder; its rows stay",
        bytes: 0)
    }
    let gone = plan.gone.map {
      RunFileDocument(source: $0.source, path: $0.path, state: "gone; its rows stay", bytes: 0)
    }
    return listed + others + hidden + gone
  }
}
