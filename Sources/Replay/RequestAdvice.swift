import InferenceLog
import PipelineFile
import ProfileStore

/// What the first records of the requests say about the keys of the pipeline file.
struct RequestAdvice {
  let source: RequestSource
  /// The file that was looked at.
  var file: ListedFile
  /// The time of the look, in seconds since 1970.
  let now: Int64
  /// What it holds.
  var sample = RecordSample()

  /// Why a run would have no row; nil where it has some.
  var problem: String? {
    guard sample.rows == 0 else { return nil }
    let counts = sample.counts
    if let path = source.plan.rows, counts.withoutRows > 0 {
      let start =
        "no call of the first files has rows: \(counts.withoutRows) of \(counts.lines) lines of "
        + "\(file.place.path) are calls without any; check sources.\(source.name).rows ('\(path)')"
      return ([start] + rejections).joined(separator: "\n  ")
    }
    let start =
      "no record of the first files is accepted: \(counts.rejected) of \(counts.lines) lines of "
      + "\(file.place.path) were rejected, \(counts.filtered) filtered"
    return ([start] + rejections).joined(separator: "\n  ")
  }

  /// What a run would do otherwise than meant.
  var warnings: [String] {
    guard sample.rows > 0 else { return [] }
    var warnings: [String] = []
    if sample.counts.rejected > 0 {
      let start =
        "\(sample.counts.rejected) of the first \(sample.counts.lines) lines of \(file.place.path) "
        + "are rejected"
      warnings.append(([start] + rejections).joined(separator: "\n  "))
    }
    return warnings + times + ids + statuses + paths
  }

  private var rejections: [String] {
    let account = RejectionAccount(source: source.name, plan: source.plan, counts: sample.counts)
    guard sample.rows == 0 else { return account.lines }
    let isFiltered = sample.counts.filtered > 0
    return account.lines + (sample.counts.rejected(.noTime) > 0 ? fitting : [])
      + (isFiltered ? ["check sources.\(source.name).where, by which records are filtered"] : [])
  }

  /// The time format by which the records would have likely times.
  private var fitting: [String] {
    for format in TimeFormat.named where format != source.plan.timeFormat {
      var plan = source.plan
      plan.timeFormat = format
      let other = RecordSample(
        of: file.absolutePath, plan, csv: source.csv, now: now, upTo: 256)
      if other.rows > 0, other.misdated * 2 < other.rows {
        return ["with format: \(format.name) in sources.\(source.name).time they have likely times"]
      }
    }
    return []
  }

  private var times: [String] {
    guard sample.misdated * 2 > sample.rows else { return [] }
    let start =
      "\(sample.misdated) of \(sample.rows) rows lie before 1990 or in the future; check "
      + "sources.\(source.name).time ('\(source.plan.time)' as \(source.plan.timeFormat.name))"
    return [([start] + fitting).joined(separator: "\n  ")]
  }

  private var ids: [String] {
    guard let id = source.plan.id, sample.callCount >= RequestTally.leastRows,
      sample.idCount * 2 < sample.callCount
    else { return [] }
    return [
      "\(sample.callCount) calls have \(sample.idCount) different ids; calls of one id are retries of "
        + "one another; check sources.\(source.name).id ('\(id)')"
    ]
  }

  /// What to do about statuses that are no codes.
  private var statuses: [String] {
    guard let path = source.plan.status, sample.unreadableStatuses > 0 else { return [] }
    return [
      "\(sample.unreadableStatuses) of \(sample.rows) rows have something at '\(path)' that is no "
        + "HTTP status, so that nobody knows whether their calls failed; name the field of the code in "
        + "sources.\(source.name).status, or say none there: all answers are good then"
    ]
  }

  /// The paths that the file names and no record has.
  private var paths: [String] {
    let plan = source.plan
    return [
      (
        "sources.\(source.name).status", plan.status, "status",
        sample.statuses + sample.unreadableStatuses
      ),
      ("sources.\(source.name).latency", plan.latency, "latency_ms", sample.latencies),
      ("sources.\(source.name).host", plan.host, "host", sample.hosts),
      ("model.version", plan.version, "model.version", sample.versions),
    ].compactMap { key, path, usual, count in
      guard let path, path.description != usual, count == 0 else { return nil }
      return "none of \(sample.rows) rows has anything at '\(path)'; check \(key)"
    }
  }
}
