extension English {
  func hour(_ time: LocalTime) -> String { (time.hour < 10 ? "0" : "") + "\(time.hour)" }

  func columnsTitle(_ windows: Int, _ granularity: String) -> String {
    guard windows > 1 else { return "Columns in the last window" }
    return "Columns over the last \(windows) \(self.granularity(granularity).lowercased())"
  }

  func columnHistory(
    _ name: String, first: String, last: String, highest: String
  ) -> String {
    "PSI of \(name) by window: \(first) at first, \(last) at last, highest \(highest)"
  }

  func explanation(_ term: GlossaryView.Term) -> (name: String, text: String) {
    switch term {
    case .reference:
      (
        "Reference",
        "The time or data that this window is compared with, as the pipeline file says."
      )
    case .statuses:
      (
        "OK, Watch, Act, No data",
        "Within limits; worth a look; over the limit for action; could not be judged. No data never"
          + " counts as OK and never hides an Act."
      )
    case .psi:
      (
        "PSI",
        "How far the shares of the values moved from the reference: 0 is none, from about 0.1 one"
          + " sees it, from 0.25 it is large. The limits of this pipeline stand under Data and method."
      )
    case .missing: ("Missing", "Rows without a value: absent, null, or not of the declared type.")
    case .interval:
      (
        "95 % interval",
        "Where the number would lie if chance alone had drawn other rows, 19 times out of 20."
      )
    case .percentile: ("99 % latency", "99 of 100 calls took less time than this.")
    case .coverage: ("Labelled", "Rows whose true answer is known by now. Labels come late.")
    case .estimate:
      (
        "Estimated",
        "What performance is expected to be from the model’s own scores, before labels."
      )
    case .naive: ("Naive", "What a model reaches that ignores its inputs.")
    case .revision:
      (
        "Revision",
        "A report is published again when late logs or labels change it; earlier ones stay."
      )
    case .incident: ("Incident", "The same finding in one window after the other.")
    case .burst: ("Burst", "Minutes in which far more calls failed than in the reference.")
    case .budget:
      ("Error budget", "How many calls of 30 days may break what is promised.")
    }
  }
}
