import Checks
import PipelineFile
import ProfileStore
import Profiles
import Reports
import Windows

/// Turns references into documents.
struct ReferenceAssembly {
  let setup: Setup

  /// Returns what a window was compared with, the primary reference first.
  func documents(_ result: WindowResult) -> [ReferenceDocument] {
    zip(setup.pipeline.references, result.references).map { choice, state in
      switch state {
      case .missing(let reason):
        ReferenceDocument(
          kind: Self.kind(choice.rule), from: nil, to: nil, rows: 0, windows: 0, isComplete: false,
          reason: Reasons.sentence(reason))
      case .ready(let reference): document(reference)
      }
    }
  }

  private func document(_ reference: Reference) -> ReferenceDocument {
    ReferenceDocument(
      kind: Self.kind(reference.choice.rule),
      from: setup.clock.text(of: reference.bounds.start, .date),
      to: setup.clock.text(of: reference.bounds.end, .date),
      rows: reference.profile.rows.served, windows: reference.windowCount,
      isComplete: reference.isComplete,
      reason: reference.isComplete
        ? nil : Reasons.sentence("referenceNotWhole"),
      leftOut: reference.leftOut.map { event in
        LeftOutDocument(
          event: event.title, from: setup.clock.text(of: event.start, .rfc3339),
          to: event.end.map { setup.clock.text(of: $0, .rfc3339) }, windows: event.windows)
      })
  }

  /// Returns the short name of a reference, as comparisons carry it.
  func name(_ reference: Reference) -> String {
    let clock = setup.clock
    let span =
      "\(clock.text(of: reference.bounds.start, .date))/\(clock.text(of: reference.bounds.end, .date))"
    switch reference.choice.rule {
    case .fixed, .first: return span
    case .files: return "file"
    case .previous, .rolling, .sameWeekday: return "\(Self.kind(reference.choice.rule)) \(span)"
    }
  }

  private static func kind(_ rule: ReferenceChoice.Rule) -> String {
    switch rule {
    case .fixed: "fixed"
    case .first: "first"
    case .previous: "previous"
    case .rolling: "rolling"
    case .sameWeekday: "same_weekday"
    case .files: "file"
    }
  }
}
