extension IncidentDocument {
  /// Returns whether the incident began when another one was under way: not before it, and before its
  /// end.
  public func began(during other: IncidentDocument) -> Bool {
    guard let start = LocalTime(start), let from = LocalTime(other.start) else { return false }
    let to = other.end.flatMap { LocalTime($0) }
    return start.secondsSince1970 >= from.secondsSince1970
      && to.map { start.secondsSince1970 < $0.secondsSince1970 } ?? true
  }
}
