// The words of the sections about checks, stability and other references.
extension English {
  func checks(failed: Int, judged: Int, of total: Int) -> String {
    let failures =
      failed == 0 ? "None" : failed == 1 ? "One" : Display.count(failed)
    return "\(Display.count(total)) checks are in force, and \(Display.count(judged)) of them had"
      + " something to judge. \(failures) failed."
  }

  func checkLimit(_ status: Status, _ passes: CheckPassing, _ limit: String) -> String {
    let sign =
      switch passes {
      case .below: "> "
      case .above: "< "
      case .within: "> ±"
      }
    return "\(self.status(status)) \(sign)\(limit)"
  }

  func leniency(_ leniency: CheckLeniency) -> String {
    switch leniency {
    case .usual: "usual for the reference’s windows"
    case .chance: "chance explains it"
    case .alone: "not for long enough, or not with anything else"
    }
  }

  func line(_ number: Int) -> String { "pipeline file, line \(number)" }
}

extension English {
  func binShares(
    _ name: String, now: String, reference: String, previous: String?
  ) -> String {
    "\(name): \(now) now, \(reference) in the reference"
      + (previous.map { ", \($0) in the window before" } ?? "")
  }

  func previousOverlay(_ window: String, largest: String) -> String {
    "; against \(PlainText.name(window)), the window before, \(largest)"
  }

  func previousWindow(_ name: String) -> String { "window before (\(PlainText.name(name)))" }

  func referenceName(_ reference: ReferenceDocument) -> String {
    let kind = referenceKind(reference.kind)
    guard let from = reference.from, let to = reference.to else { return kind }
    return "\(kind), \(PlainText.name(from)) to \(PlainText.name(to))"
  }

  func covered(by name: String) -> String { "with \(name)" }

  func agreement(rows: Int, wrong: Int, of features: Int) -> String {
    guard rows > 0 else { return "No row of the window holds the vector that the server logs." }
    let all = Display.count(features)
    let inRows = "in the \(Display.count(rows)) rows in which the server logged its vector"
    guard wrong > 0 else { return "All \(all) features are what the model saw, \(inRows)." }
    let right = Display.count(features - wrong)
    return "\(right) of \(all) features are what the model saw, \(inRows);"
      + " \(Display.count(wrong)) \(wrong == 1 ? "is" : "are") not."
  }

  func agreementBounds(_ tolerance: String) -> String {
    "Features as this report computes them from requests, beside those that the server logged, row by"
      + " row. Numbers agree within \(tolerance) of the computed one, and within \(tolerance) below 1;"
      + " what is not finite counts as missing."
  }

  func mismatch(_ kind: MismatchKind, _ value: String?) -> String {
    switch kind {
    case .factor: "logged numbers are \(value ?? "") times the computed ones"
    case .offset: "logged numbers are the computed ones plus \(value ?? "")"
    case .filled: "missing values are filled" + (value.map { " with \($0)" } ?? "")
    case .missing: "no value is logged"
    case .other: "other values"
    }
  }

  func oddColumns(_ count: Int, of total: Int) -> String {
    let all =
      total == 1 ? "The column of numbers is" : "All \(Display.count(total)) columns of numbers are"
    return count == 0
      ? "\(all) finite, within \(total == 1 ? "its range" : "their ranges") and within single precision"
      : "\(Display.count(count)) of \(Display.count(total)) columns of numbers have odd values"
  }

  func oddity(_ kind: StabilityCountsDocument.Oddity) -> String {
    switch kind {
    case .nan: "not a number (NaN)"
    case .infinite: "infinite, or beyond a double"
    case .invalid: "not readable as a number"
    case .beyondSingle: "too large for single precision"
    case .beyondWhole: "from 2⁵³ on, where whole numbers are not all told apart"
    case .belowSingle: "so near 0 that single precision loses digits"
    case .outOfRange: "outside of the declared range"
    case .outOfUnit: "scores outside of 0 to 1"
    case .saturated: "scores of exactly 0 or 1"
    }
  }

  func mostFrequent(_ name: String, _ share: String, reference: String?) -> String {
    "The most frequent number of \(name) is the answer to \(share) of the rows"
      + (reference.map { ", \($0) in the reference." } ?? ".")
  }
}
