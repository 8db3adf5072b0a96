extension English {
  func siteCounts(_ statuses: [Status]) -> String {
    let counts = [Status.alert, .warning, .noData, .ok].compactMap { status in
      let count = statuses.filter { $0 == status }.count
      return count > 0 ? "\(self.status(status)) \(Display.count(count))" : nil
    }
    let reports = statuses.count == 1 ? "1 report" : "\(Display.count(statuses.count)) reports"
    return ([reports] + counts).joined(separator: " · ")
  }

  func siteReason(_ reason: SiteReason) -> String {
    switch reason {
    case .missing: "There is no index.json in the report’s folder."
    case .unreadable: "The report’s index.json cannot be read."
    case .otherVersion: "The report is of another version."
    case .noWindow: "There is no complete window yet."
    }
  }
}
