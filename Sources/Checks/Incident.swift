/// A run of adjacent windows with the same finding.
public struct Incident: Sendable, Equatable {
  /// The finding: metric and column.
  public var findingID: String
  /// The worst of its statuses.
  public var status: Status
  /// The places of its windows, ascending.
  public var windows: [Int]
  /// The place of the first window with `status`.
  public var worstWindow: Int
  /// Whether the newest window has the finding, or nothing is known of it since.
  public var isOpen: Bool

  /// Returns the incidents of windows in order of time, newest first, each given by the statuses of
  /// its findings by id.
  ///
  /// A finding that is not there is OK, and ends an incident. A window without data for a finding
  /// neither goes on with an incident nor ends it.
  public static func incidents(in windows: [[String: Status]]) -> [Incident] {
    var open: [String: Incident] = [:]
    var closed: [Incident] = []
    for (place, findings) in windows.enumerated() {
      for (id, status) in findings where status > .noData {
        extend(&open[id], id, status, place)
      }
      for (id, incident) in open where findings[id] == nil || findings[id] == .ok {
        closed.append(incident)
        open[id] = nil
      }
    }
    let going = open.values.map { incident in
      var incident = incident
      incident.isOpen = true
      return incident
    }
    return (closed + going).sorted {
      $0.windows[0] != $1.windows[0]
        ? $0.windows[0] > $1.windows[0] : $0.findingID < $1.findingID
    }
  }

  private static func extend(
    _ incident: inout Incident?, _ id: String, _ status: Status, _ place: Int
  ) {
    guard var current = incident else {
      incident = Incident(
        findingID: id, status: status, windows: [place], worstWindow: place, isOpen: false)
      return
    }
    current.windows.append(place)
    if status > current.status { (current.status, current.worstWindow) = (status, place) }
    incident = current
  }
}
