import PipelineFile
import ProfileStore
import Reports
import Windows

extension Publishing {
  /// Writes everything that is about all windows.
  func publishIndex(_ windows: [Window], _ outcome: inout Outcome) throws(ReplayError) {
    let names = Set(windows.map(\.key))
    let order = setup.calendars.map(\.granularity.name)
    let summaries = try storedSummaries().filter { names.contains($0.key) }.map(\.value)
    let reports = ReportAssembly(setup: setup, asOf: options.asOf)
    let stored = try storedFiles()
    let assembly = IndexAssembly(
      pipeline: reports.pipelineDocument,
      asOf: options.asOf.map { setup.clock.text(of: $0, .rfc3339) },
      granularities: order, events: setup.pipeline.events.map(reports.event),
      unreadable: unreadable.map {
        UnreadableDocument(
          source: $0.place.source, path: $0.place.path, isFolder: $0.isFolder)
      }, unusable: UnusableFileDocument.all(of: stored), summaries: summaries)
    let index = assembly.index
    var files: [(path: String, content: [UInt8])] = [
      ("index.json", try json(index)),
      ("index.html", Array(IndexPage.render(index, logo: setup.pipeline.logo).utf8)),
      ("status.txt", Array(StatusText.render(index).utf8)),
      ("incidents.json", try json(assembly.incidents)),
      ("findings.jsonl", try lines(assembly.findings)),
    ]
    if let latest = index.latest {
      let page = ForwardPage.render(to: latest.path)
      files.append(("latest/index.html", Array(page.utf8)))
      if let schema = referenceSchema(of: latest) {
        files.append(("reference-schema.json", try json(schema)))
      }
    }
    if let columns = try columns(assembly.summaries, windows, reports.pipelineDocument) {
      let html = ColumnsPage.render(columns, logo: setup.pipeline.logo)
      files += [("columns.json", try json(columns)), (ColumnsPage.path, Array(html.utf8))]
    }
    files += try schemas()
    let exports = Exports(setup: setup, store: store, folder: folder, rendered: outcome.history)
    let published = Exports.published(assembly.summaries, windows)
    files += try exports.files(of: published)
    let history = try exports.writeHistory(published)
    outcome.written += history.changed
    let outputs =
      files.map { Manifest.file(path: $0.path, content: $0.content) } + history.files
      + summaries.flatMap(\.files)
    let stale = stale(outputs)
    // As of an earlier day nothing is removed, and what stays is still the report's.
    var remaining: [ManifestFileDocument] = []
    if options.asOf == nil {
      folder.remove(stale.map(\.path))
    } else {
      remaining = stale
    }
    files.append(("MANIFEST.json", try json(manifest(of: stored, outputs + remaining))))
    outcome.written += try folder.write(files)
    outcome.latest = index.latest
  }

  /// Returns the columns of the newest windows that are over, or of the first one while none is;
  /// nil without windows.
  private func columns(
    _ summaries: [WindowSummary], _ windows: [Window], _ pipeline: PipelineDocument
  ) throws(ReplayError) -> ColumnsDocument? {
    let finest = setup.base.granularity.name
    let all = summaries.filter { $0.index.granularity == finest }
    let over = all.filter { $0.index.state != .open }
    let recent = (over.isEmpty ? all : over).suffix(ColumnsAssembly.windowLimit)
    let starts = Dictionary(
      windows.filter { $0.granularity.name == finest }.map { ($0.name, $0.start) },
      uniquingKeysWith: { first, _ in first })
    let times = recent.compactMap { starts[$0.index.name] }
    guard times.count == recent.count, let first = times.first, let last = times.last else {
      return nil
    }
    do throws(StoreError) {
      let metrics = try store.metrics(
        granularity: finest, startingIn: WindowBounds(start: first, end: last + 1),
        named: ColumnsAssembly.metric)
      return ColumnsAssembly(setup: setup).document(
        Array(recent), starts: times, metrics: metrics, pipeline: pipeline)
    } catch {
      throw .state(error)
    }
  }

  /// Returns what the reference of a published window leads to expect; nil where there is none.
  private func referenceSchema(of latest: LatestDocument) -> ReferenceSchemaDocument? {
    let window = "\(latest.granularity)/\(latest.name)"
    return folder.bytes(of: "\(window)/report.json").flatMap {
      InferredAssembly.schema(ofReport: $0, pipeline: setup.pipeline.name, window: window)
    }
  }

  /// Returns the files of the last publication that this one does not have; superseded revisions
  /// stay for ever.
  private func stale(_ outputs: [ManifestFileDocument]) -> [ManifestFileDocument] {
    let current = Set(outputs.map(\.path))
    return folder.published.filter { file in
      let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
      let isRevision = parts.dropLast().last?.wholeMatch(of: /r[0-9]+/) != nil
      // The manifest lies where others may write: nothing outside of the folder is touched.
      return !current.contains(file.path) && !isRevision && !parts.contains("..")
        && !parts.contains("")
    }
  }

  private func schemas() throws(ReplayError) -> [(path: String, content: [UInt8])] {
    do {
      return try Schema.files().sorted { $0.key < $1.key }
        .map { ("schema/\($0.key)", Array($0.value.utf8)) }
    } catch {
      throw .stored("a schema cannot be made: \(error)")
    }
  }

  private func lines(_ documents: [FindingLineDocument]) throws(ReplayError) -> [UInt8] {
    do {
      return Array(try JSONWriter.lines(documents).utf8)
    } catch {
      throw .stored("a finding cannot be written as JSON: \(error)")
    }
  }

  private func storedSummaries() throws(ReplayError) -> [(key: String, value: WindowSummary)] {
    do throws(StoreError) {
      return try store.windows().compactMap { record in
        WindowSummary(stored: record.summary).map { (record.key, $0) }
      }
    } catch {
      throw .state(error)
    }
  }

  private func storedFiles() throws(ReplayError) -> [FileRecord] {
    do throws(StoreError) {
      return try store.files()
    } catch {
      throw .state(error)
    }
  }

  private func manifest(
    of files: [FileRecord], _ outputs: [ManifestFileDocument]
  ) -> ManifestDocument {
    let inputs = files.map { file in
      ManifestInputDocument(
        source: file.place.source, path: file.place.path, bytes: Int(file.size),
        digest: "\(file.digest)")
    }
    let configuration = Array(setup.pipeline.renderingText.utf8)
    return Manifest.document(
      version: Setup.version,
      configuration: Manifest.file(path: "configuration", content: configuration),
      inputs: inputs, outputs: outputs)
  }
}
