/// Compares the files that exist with those that the ledger knows.
///
/// A content counts once, under the first of the places that hold it, whatever order they came in.
/// What happens to a content that a place no longer holds depends on what became of the place:
/// - another place holds the content: it moved, and the place is forgotten;
/// - the place is empty: the content is gone, its contribution stays;
/// - the place holds an unknown content: the file changed, its contribution is replaced;
/// - the place holds a content that moved there (a chain of rotated logs, `a.1` → `a.2`): the
///   content was rotated away, so it is gone and stays, and the place stands for it no longer;
/// - the place holds a copy of a content that also still lies where it lay: replaced.
struct IngestPlanner {
  private enum Found {
    case known(Int64)
    case unknown(ContentDigest?)
    /// Unsettled, unreadable or hidden: what the ledger knows of the place stays.
    case untouched
  }

  private struct SizeKey: Hashable {
    var source: String
    var size: Int64

    init(_ file: ListedFile) {
      source = file.place.source
      size = file.size
    }

    init(_ content: LedgerView.Content) {
      source = content.place.source
      size = content.size
    }
  }

  private struct DigestKey: Hashable {
    var source: String
    var digest: ContentDigest
  }

  private let view: LedgerView
  private let columns: ContentDigest
  /// The digests of sources that have other columns.
  private let others: [String: ContentDigest]
  private let listing: [ListedFile]
  private var found: [FilePlace: Found] = [:]
  private var holders: [Int64: [ListedFile]] = [:]
  private var plan = IngestPlan()

  /// Returns the plan for a listing; see `ProfileStore.plan`.
  static func plan(
    _ listing: [ListedFile], unreadable: [UnreadablePlace] = [], against view: LedgerView,
    now: Int64, settle: Int64, columns: ContentDigest, others: [String: ContentDigest] = [:],
    digestOf: (ListedFile) -> ContentDigest?
  ) -> IngestPlan {
    var planner = IngestPlanner(listing, against: view, columns: columns, others: others)
    planner.hide(below: unreadable)
    planner.identify(now: now, settle: settle, digestOf: digestOf)
    planner.planUnknownContents()
    planner.planKnownContents()
    return planner.plan
  }

  private init(
    _ listing: [ListedFile], against view: LedgerView, columns: ContentDigest,
    others: [String: ContentDigest]
  ) {
    self.view = view
    self.columns = columns
    self.others = others
    var files: [FilePlace: ListedFile] = [:]
    for file in listing { files[file.place] = file }
    self.listing = files.values.sorted { $0.place < $1.place }
    plan.edition = view.edition
  }

  // MARK: - What each file holds

  /// Leaves as they are the known files that lie where nothing could be looked for.
  private mutating func hide(below folders: [UnreadablePlace]) {
    guard !folders.isEmpty else { return }
    let listed = Set(listing.map(\.place))
    for (place, known) in view.places where known.isPresent && !listed.contains(place) {
      guard folders.contains(where: { $0.isAbove(place) }) else { continue }
      found[place] = .untouched
      plan.hidden.append(place)
    }
    plan.hidden.sort()
  }

  private mutating func identify(
    now: Int64, settle: Int64, digestOf: (ListedFile) -> ContentDigest?
  ) {
    var undecided: [ListedFile] = []
    for file in listing {
      if let known = view.places[file.place], known.size == file.size,
        known.modified == file.modified
      {
        found[file.place] = .known(known.content)
        if known.isPresent { plan.unchanged.append(file.place) }
      } else if Self.isUnsettled(file, now: now, settle: settle) {
        found[file.place] = .untouched
        plan.unsettled.append(file)
      } else {
        undecided.append(file)
      }
    }
    // Only a file that has the size of another can be a copy of it: others are read once.
    var sizes: [SizeKey: Int] = [:]
    for file in undecided { sizes[SizeKey(file), default: 0] += 1 }
    for content in view.contents.values { sizes[SizeKey(content), default: 0] += 1 }
    var known: [DigestKey: Int64] = [:]
    for (id, content) in view.contents {
      known[DigestKey(source: content.place.source, digest: content.digest)] = id
    }
    for file in undecided {
      guard sizes[SizeKey(file), default: 0] > 1 else {
        found[file.place] = .unknown(nil)
        continue
      }
      guard let digest = digestOf(file) else {
        found[file.place] = .untouched
        plan.unreadable.append(file)
        continue
      }
      let content = known[DigestKey(source: file.place.source, digest: digest)]
      found[file.place] = content.map { .known($0) } ?? .unknown(digest)
      if content != nil, content == view.places[file.place]?.content {
        if view.places[file.place]?.isPresent == true { plan.unchanged.append(file.place) }
      }
    }
    plan.unchanged.sort()
    for file in listing {
      if case .known(let content) = found[file.place] { holders[content, default: []].append(file) }
    }
  }

  /// Returns whether a file may still be written.
  ///
  /// A clock more than `settle` ahead is no reason
  /// to wait for ever.
  private static func isUnsettled(_ file: ListedFile, now: Int64, settle: Int64) -> Bool {
    let (age, overflows) = now.subtractingReportingOverflow(file.modified)
    return !overflows && age < settle && age > -settle
  }

  // MARK: - Contents to read

  private mutating func planUnknownContents() {
    var groups: [DigestKey: [ListedFile]] = [:]
    var planned: [PlannedFile] = []
    for file in listing {
      guard case .unknown(let digest) = found[file.place] else { continue }
      guard let digest else {
        planned.append(PlannedFile(file: file, digest: nil, copies: [], exceptions: nil))
        continue
      }
      groups[DigestKey(source: file.place.source, digest: digest), default: []].append(file)
    }
    for (key, files) in groups {
      plan.copies += files.dropFirst().map(\.place)
      planned.append(
        PlannedFile(
          file: files[0], digest: key.digest, copies: Array(files.dropFirst()), exceptions: nil))
    }
    planned.sort { $0.file.place < $1.file.place }
    plan.changed = planned.filter(replacesContent)
    plan.new = planned.filter { !replacesContent($0) }
  }

  /// Returns whether reading a file replaces a content that lies nowhere else.
  private func replacesContent(_ planned: PlannedFile) -> Bool {
    ([planned.file] + planned.copies).contains { file in
      guard let content = view.places[file.place]?.content else { return false }
      return holders[content] == nil
    }
  }

  // MARK: - Contents that the ledger knows

  private mutating func planKnownContents() {
    var placesOf: [Int64: [FilePlace]] = [:]
    for (place, holding) in view.places { placesOf[holding.content, default: []].append(place) }
    for (id, content) in view.contents.sorted(by: { $0.key < $1.key }) {
      let places = placesOf[id, default: []].sorted()
      if let files = holders[id] {
        keep(id, content, heldBy: files, before: places)
      } else {
        release(id, content, from: places, placesOf: placesOf)
      }
    }
    plan.copies.sort()
    plan.gone.sort()
    plan.returned.sort()
    plan.notRecorded.sort()
    plan.moved.sort { $0.from < $1.from }
    plan.outdated.sort { $0.file.place < $1.file.place }
  }

  /// Plans for a content that lies somewhere.
  private mutating func keep(
    _ id: Int64, _ content: LedgerView.Content, heldBy files: [ListedFile],
    before places: [FilePlace]
  ) {
    let held = Set(files.map(\.place)).union(plan.hidden)
    let left = places.filter { !held.contains($0) }
    for file in files {
      let known = view.places[file.place]
      let isAsKnown =
        known?.content == id && known?.size == file.size && known?.modified == file.modified
        && known?.isPresent == true
      if !isAsKnown {
        plan.edits.heldPlaces.append((file, id))
        plan.edits.touchedContents.insert(id)
      }
    }
    if !left.isEmpty { plan.edits.touchedContents.insert(id) }
    plan.edits.removedPlaces += left
    plan.copies += files.dropFirst().map(\.place)
    if content.isGone {
      plan.returned.append(files[0].place)
    } else {
      plan.moved += left.map { IngestPlan.Move(from: $0, to: files[0].place) }
    }
    if isOutdated(content) {
      plan.outdated.append(
        PlannedFile(
          file: files[0], digest: content.digest, copies: Array(files.dropFirst()),
          exceptions: content.exceptions))
    }
  }

  /// Returns whether a content was read by other definitions than those in force.
  private func isOutdated(_ content: LedgerView.Content) -> Bool {
    content.columns != others[content.place.source] ?? columns
  }

  /// Plans for a content that lies nowhere.
  private mutating func release(
    _ id: Int64, _ content: LedgerView.Content, from places: [FilePlace],
    placesOf: [Int64: [FilePlace]]
  ) {
    let changed = places.filter { if case .unknown = found[$0] { true } else { false } }
    let untouched = places.filter { if case .untouched = found[$0] { true } else { false } }
    let vacated = places.filter { found[$0] == nil }
    if let kept = [changed, untouched].first(where: { !$0.isEmpty }) {
      // Until the new content is committed, the old one stands, at the places that it is to yield.
      forget(places.filter { !kept.contains($0) && !untouched.contains($0) }, of: id)
      if content.isGone, changed.isEmpty, isOutdated(content) {
        plan.notRecorded.append(content.place)
      }
      return
    }
    if let last = vacated.first {
      forget(places.filter { $0 != last }, of: id)
      if view.places[last]?.isPresent == true {
        plan.edits.gonePlaces.append(last)
        plan.edits.touchedContents.insert(id)
      }
    } else if places.contains(where: { isOverwrittenByCopy($0, placesOf: placesOf) }) {
      plan.edits.removedPlaces += places
      plan.edits.replacedContents.append(id)
      return
    } else {
      forget(places, of: id)
    }
    if !content.isGone { plan.gone.append(content.place) }
    if isOutdated(content) { plan.notRecorded.append(content.place) }
  }

  private mutating func forget(_ places: [FilePlace], of content: Int64) {
    guard !places.isEmpty else { return }
    plan.edits.removedPlaces += places
    plan.edits.touchedContents.insert(content)
  }

  /// Returns whether a place now holds a content that also still lies where it lay before.
  private func isOverwrittenByCopy(
    _ place: FilePlace, placesOf: [Int64: [FilePlace]]
  ) -> Bool {
    guard case .known(let content) = found[place] else { return false }
    return placesOf[content, default: []].contains { other in
      if case .known(content) = found[other] { true } else { false }
    }
  }
}
