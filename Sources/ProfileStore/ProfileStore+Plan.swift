import GRDB

extension ProfileStore {
  /// Returns what changed between the ledger and the files that exist, and what is to be read.
  ///
  /// Changes nothing. A file not listed is taken to be gone, unless a folder above it could not be
  /// looked into.
  /// - Parameters:
  ///   - listing: All files of all sources, in any order.
  ///   - unreadable: Folders that could not be looked into.
  ///   - now: The time of the run: nanoseconds since 1970.
  ///   - settle: The age, in nanoseconds, below which a file may still be written.
  ///   - columns: The digest of the column definitions in force.
  ///   - others: The digests of the definitions of sources that have other columns, by source.
  ///   - digestOf: Digests a file's bytes; nil when it cannot be read. It is asked only for files
  ///     that may be copies: those that have the size of another.
  /// - Returns: The plan.
  /// - Throws: `corrupt` or `inputOutput`.
  public func plan(
    listing: [ListedFile], unreadable: [UnreadablePlace] = [], now: Int64, settle: Int64,
    columns: ContentDigest, others: [String: ContentDigest] = [:],
    digestOf: (ListedFile) -> ContentDigest?
  ) throws(StoreError) -> IngestPlan {
    let view = try read { try LedgerView($0, at: path) }
    return IngestPlanner.plan(
      listing, unreadable: unreadable, against: view, now: now, settle: settle, columns: columns,
      others: others,
      digestOf: digestOf)
  }

  /// Notes where files lie, moved and went, in one transaction; to be called before the plan's
  /// files are committed.
  ///
  /// - Throws: `outdatedPlan` when the ledger has changed since the plan was made.
  public func record(_ plan: IngestPlan) throws(StoreError) {
    try write { database in
      guard try Edition.current(database) == plan.edition else { throw StoreError.outdatedPlan }
      let ledger = LedgerWriter(database, at: path)
      for place in plan.edits.removedPlaces { try ledger.remove(place) }
      for place in plan.edits.gonePlaces { try ledger.markGone(place) }
      for (file, content) in plan.edits.heldPlaces { try ledger.place(file, holds: content) }
      for content in plan.edits.replacedContents { try ledger.delete(content) }
      for content in plan.edits.touchedContents.sorted() { try ledger.refresh(content) }
      try Edition.advance(database)
    }
  }

  /// Takes in what was made of whole files, in one transaction.
  ///
  /// A contribution replaces what the ledger had of the same place or the same content.
  /// - Throws: `diskFull`, `notWritable` or `inputOutput`; nothing was changed then.
  public func commit(_ contributions: [FileContribution]) throws(StoreError) {
    try write { database in
      let ledger = LedgerWriter(database, at: path)
      for contribution in contributions { try ledger.commit(contribution) }
      try Edition.advance(database)
    }
  }
}
