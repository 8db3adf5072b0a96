extension SliceProfiles {
  /// Adds the profiles of another stretch of time; hours are not kept.
  public mutating func merge(_ other: SliceProfiles) {
    for (slice, profile) in other.profiles.sorted(by: { $0.key < $1.key }) {
      add(profile, slice: slice, keepsHours: false, callHours: nil)
    }
    if let calls = other.access { add(access: calls, callHours: nil) }
    add(accessSample: other.samples.access)
    for (version, sample) in other.samples.requests { add(sample: sample, version: version) }
  }

  /// Whether anything is known hour by hour.
  public var hasHours: Bool {
    let calls = profiles.values.map(\.calls) + (access.map { [$0] } ?? [])
    return profiles.values.contains { !$0.hours.isEmpty } || calls.contains { !$0.hours.isEmpty }
  }

  /// The same profiles without their hours.
  public var withoutHours: SliceProfiles {
    guard hasHours else { return self }
    var copy = SliceProfiles(schema: schema)
    copy.merge(self)
    return copy
  }

  /// About how much memory the profiles take, in bytes.
  public var sizeInBytes: Int {
    profiles.values.reduce(0) { $0 + $1.sizeInBytes }
  }
}

extension Profile {
  /// About how much memory the profile takes, in bytes; hours are not counted.
  fileprivate var sizeInBytes: Int {
    columns.reduce(calls.minutes.count * 64) { sum, column in
      switch column?.values {
      case .numbers(let numbers): sum + numbers.histogram.binCount * 16 + 512
      case .categories(let categories): sum + categories.counts.count * 64 + 512
      case nil: sum
      }
    }
  }
}
