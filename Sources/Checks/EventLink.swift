import PipelineFile

/// A known event that a change begins at: what people will suspect first.
struct EventLink: Equatable {
  /// How a change's beginning lies to the event, as finely as the change is dated.
  enum Distance: Equatable {
    /// So many minutes after it.
    case minutes(Int64)
    /// In the hour of the event.
    case sameHour
    /// On the day of the event.
    case sameDay
  }

  let event: Event
  let distance: Distance

  /// The longest time between an event and what it may have caused, in seconds.
  private static let reach: Int64 = 2 * 3_600

  /// Finds the event that lies nearest before a change, up to two hours, or within the hour or day
  /// that the change is dated to.
  ///
  /// Times are seconds since 1970; `start..<end` is the window: in one of more than two days changes
  /// are dated to days, in shorter ones to hours. What explains findings is no suspect. Nil where
  /// there is none.
  init?(since: Int64, start: Int64, end: Int64, events: [Event]) {
    let day: Int64 = 86_400
    let isLong = end - start > 2 * day
    // A moment that is no full hour of the window was found to the minute.
    let step: Int64 = (since - start) % 3_600 != 0 ? 60 : isLong ? day : 3_600
    let near = events.filter { event in
      !event.excuses && event.start < since + step && event.start > since - Self.reach
    }
    guard let event = near.min(by: { abs($0.start - since) < abs($1.start - since) }) else {
      return nil
    }
    self.event = event
    if event.start >= since {
      distance = step == day ? .sameDay : step == 60 ? .minutes(0) : .sameHour
    } else {
      distance = .minutes((since - event.start) / 60)
    }
  }
}
