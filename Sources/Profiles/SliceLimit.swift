/// Decides which model versions of a window keep a slice of their own.
///
/// At most 64 do: those with the smallest hashes of all that occur, a property of the set of
/// versions, so that it does not matter in which order or in which file they come. The rows of the
/// others are one slice together.
public struct SliceLimit: Sendable {
  /// The largest number of model versions that are kept apart.
  public static let largestCount = 64
  /// The slice of all other model versions.
  public static let otherSlices = "\u{0}other"

  /// What is decided about a version that had no slice.
  public struct Place: Sendable, Equatable {
    /// The slice that the version's rows belong to.
    public var slice: String
    /// The version that lost its slice to this one, and whose rows move to `otherSlices`.
    public var victim: String?
  }

  /// The versions with a slice, ascending by hash.
  private var kept: [(hash: UInt64, version: String)] = []

  /// Creates a limit for a window without versions.
  public init() {}

  /// Returns the slice for a version, and which one it displaces.
  public mutating func place(for version: String) -> Place {
    guard version != Self.otherSlices else { return Place(slice: version) }
    let entry = (hash: TextHash.hash(version), version: version)
    let index = kept.firstIndex { $0 >= entry } ?? kept.count
    if index < kept.count, kept[index] == entry { return Place(slice: version) }
    guard kept.count == Self.largestCount else {
      kept.insert(entry, at: index)
      return Place(slice: version)
    }
    guard index < kept.count else { return Place(slice: Self.otherSlices) }
    kept.insert(entry, at: index)
    return Place(slice: version, victim: kept.removeLast().version)
  }
}

/// The profiles of one window by slice, merged from any number of parts.
public struct SliceProfiles: Sendable {
  /// The profiles by model version; at most `SliceLimit.largestCount` and the others together.
  public private(set) var profiles: [String: Profile] = [:]
  private var limit = SliceLimit()
  let schema: ProfileSchema
  /// The calls of an access log; nil where there is none.
  private(set) var access: CallProfile?
  /// The samples by which an access log is joined with requests.
  public private(set) var samples = CallSamples()

  /// Creates the profiles of no parts.
  public init(schema: ProfileSchema) { self.schema = schema }

  /// Adds a part; hours are kept only where all parts are of one and the same window.
  ///
  /// Of calls the hours are moved by `callHours`, from where the part's window begins to where this
  /// one does; nil forgets them. `isWithinHour` makes all its latencies those of one hour.
  public mutating func add(
    _ profile: Profile, slice: String, keepsHours: Bool, callHours: Int? = 0,
    isWithinHour: Bool = false
  ) {
    var profile = profile
    profile.calls.moveHours(by: callHours, isWithinHour: isWithinHour)
    let place = limit.place(for: slice)
    if let victim = place.victim, let moved = profiles.removeValue(forKey: victim) {
      profiles[SliceLimit.otherSlices, default: Profile(schema: schema)].merge(moved)
    }
    guard var merged = profiles.removeValue(forKey: place.slice) else {
      profiles[place.slice] = keepsHours ? profile : profile.withoutHours
      return
    }
    if keepsHours { merged.merge(profile) } else { merged.mergeWithoutHours(profile) }
    profiles[place.slice] = merged
  }

  /// Adds a sample of an access log's calls.
  public mutating func add(accessSample sample: CallSample) { samples.add(access: sample) }

  /// Adds a sample of a model version's requests.
  public mutating func add(sample: CallSample, version: String) {
    samples.add(sample, version: version)
  }

  /// Adds calls of an access log, which stand in for the whole slice's; their hours are moved as
  /// those of rows are.
  public mutating func add(
    access calls: CallProfile, callHours: Int? = 0, isWithinHour: Bool = false
  ) {
    var calls = calls
    calls.moveHours(by: callHours, isWithinHour: isWithinHour)
    access = access ?? CallProfile()
    access?.merge(calls)
  }

  /// The profile of the whole slice: all model versions together.
  public var whole: Profile {
    var whole = rows
    if let access { whole.calls = access }
    return whole
  }

  private var rows: Profile {
    if profiles.count == 1, let only = profiles.first { return only.value }
    var whole = Profile(schema: schema)
    for (_, profile) in profiles.sorted(by: { $0.key < $1.key }) { whole.merge(profile) }
    return whole
  }
}
