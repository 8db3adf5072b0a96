import Checks
import Drift
import PipelineFile
import ProfileStore
import Profiles
import Windows

extension ReferenceLoader {
  /// Returns what other tools' statistics are in a reference's own windows, by granularity, for
  /// those that limits or what is usual depend on; empty where no check asks for any.
  ///
  /// One window of each granularity is in memory at a time.
  func toolVariation(
    of reference: ReferenceProfile, _ inside: [WindowBounds]
  ) throws(ReplayError) -> [String: ToolVariation] {
    let definition = setup.pipeline.compatibility
    let needs = RuleBook(checks: setup.pipeline.checks)
      .definitions(setup.schema, usesToolLimit: true)
      .map { $0.union(definition.limits["psi"] == nil ? [] : [definition]) }
    guard needs.contains(where: { !$0.isEmpty }) else { return [:] }
    var variations: [String: ToolVariation] = [:]
    var open: [String: (start: Int64, profile: Profile)] = [:]
    func close(_ name: String) {
      guard let profile = open[name]?.profile else { return }
      variations[name, default: ToolVariation()]
        .add(profile, reference: reference, definitions: needs)
    }
    for base in inside.sorted(by: { $0.start < $1.start }) {
      let profile = try profiles.profile(of: base).whole
      for calendar in setup.calendars {
        let start = calendar.window(containing: base.start).start
        let name = calendar.granularity.name
        if open[name]?.start == start {
          open[name]?.profile.mergeWithoutHours(profile)
        } else {
          close(name)
          open[name] = (start, profile)
        }
      }
    }
    for name in open.keys.sorted() { close(name) }
    return variations
  }
}
