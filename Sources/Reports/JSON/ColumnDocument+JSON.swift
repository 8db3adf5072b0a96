// The JSON of the documents that a report has most of. What is written is what `Codable` gives: each
// object has all members of its type, in the order of their keys' bytes.

extension ColumnDocument: JSONWritable {
  func write(to json: inout JSONBuffer) {
    json.object {
      $0.member(.coveredBy, coveredBy)
      $0.member(.drift, drift)
      $0.member(.expression, expression)
      $0.member(.heat, heat)
      $0.member(.inferred, inferred)
      $0.member(.isSensitive, isSensitive)
      $0.member(.name, name)
      $0.member(.otherDrifts, otherDrifts)
      $0.member(.page, page)
      $0.member(.previousProfile, previousProfile)
      $0.member(.profile, profile)
      $0.member(.reason, reason)
      $0.member(.referenceProfile, referenceProfile)
      $0.member(.role, role)
      $0.member(.status, status)
      $0.member(.type, type)
    }
  }
}

extension HeatDocument: JSONWritable {
  func write(to json: inout JSONBuffer) {
    json.object {
      $0.member(.bins, bins)
      $0.member(.rows, rows)
      $0.member(.starts, starts)
    }
  }
}

extension HeatBinDocument: JSONWritable {
  func write(to json: inout JSONBuffer) { json.object { $0.member(.shares, shares) } }
}

extension InferredDocument: JSONWritable {
  func write(to json: inout JSONBuffer) {
    json.object {
      $0.member(.categories, categories)
      $0.member(.isConstant, isConstant)
      $0.member(.isUnique, isUnique)
      $0.member(.max, max)
      $0.member(.min, min)
      $0.member(.missing, missing)
      $0.member(.type, type)
    }
  }
}

extension ProfileDocument: JSONWritable {
  func write(to json: inout JSONBuffer) {
    json.object {
      $0.member(.absent, absent)
      $0.member(.coerced, coerced)
      $0.member(.count, count)
      $0.member(.distinct, distinct)
      $0.member(.distinctIsExact, distinctIsExact)
      $0.member(.histogram, histogram)
      $0.member(.hours, hours)
      $0.member(.invalid, invalid)
      $0.member(.max, max)
      $0.member(.mean, mean)
      $0.member(.min, min)
      $0.member(.missing, missing)
      $0.member(.nonFinite, nonFinite)
      $0.member(.null, null)
      $0.member(.quantiles, quantiles)
      $0.member(.sd, sd)
      $0.member(.top, top)
      $0.member(.zeros, zeros)
    }
  }
}

extension NonFiniteDocument: JSONWritable {
  func write(to json: inout JSONBuffer) {
    json.object {
      $0.member(.nan, nan)
      $0.member(.negInf, negInf)
      $0.member(.posInf, posInf)
    }
  }
}

extension CategoryDocument: JSONWritable {
  func write(to json: inout JSONBuffer) {
    json.object {
      $0.member(.count, count)
      $0.member(.previousShare, previousShare)
      $0.member(.referenceShare, referenceShare)
      $0.member(.share, share)
      $0.member(.value, value)
    }
  }
}

extension BinDocument: JSONWritable {
  func write(to json: inout JSONBuffer) {
    json.object {
      $0.member(.count, count)
      $0.member(.current, current)
      $0.member(.kind, kind)
      $0.member(.label, label)
      $0.member(.lower, lower)
      $0.member(.previous, previous)
      $0.member(.reference, reference)
      $0.member(.upper, upper)
    }
  }
}

extension ColumnHourDocument: JSONWritable {
  func write(to json: inout JSONBuffer) {
    json.object {
      $0.member(.count, count)
      $0.member(.median, median)
      $0.member(.missing, missing)
      $0.member(.missingShare, missingShare)
      $0.member(.start, start)
    }
  }
}

extension DriftDocument: JSONWritable {
  func write(to json: inout JSONBuffer) {
    json.object {
      $0.member(.drifted, drifted)
      $0.member(.newCategories, newCategories)
      $0.member(.primary, primary)
      $0.member(.reasons, reasons)
      $0.member(.reference, reference)
      $0.member(.statistics, statistics)
      $0.member(.tools, tools)
      $0.member(.vanishedCategories, vanishedCategories)
    }
  }
}

extension OtherDriftDocument: JSONWritable {
  func write(to json: inout JSONBuffer) {
    json.object {
      $0.member(.histogram, histogram)
      $0.member(.isBeyondChance, isBeyondChance)
      $0.member(.ks, ks)
      $0.member(.meanShift, meanShift)
      $0.member(.missingChange, missingChange)
      $0.member(.place, place)
      $0.member(.psi, psi)
      $0.member(.reference, reference)
    }
  }
}

extension StatisticDocument: JSONWritable {
  func write(to json: inout JSONBuffer) {
    json.object {
      $0.member(.alert, alert)
      $0.member(.base, base)
      $0.member(.bins, bins)
      $0.member(.compat, compat)
      $0.member(.high, high)
      $0.member(.kind, kind)
      $0.member(.low, low)
      $0.member(.m, m)
      $0.member(.n, n)
      $0.member(.nullQuantile, nullQuantile)
      $0.member(.pValue, pValue)
      $0.member(.reason, reason)
      $0.member(.usual, usual)
      $0.member(.value, value)
      $0.member(.warn, warn)
      $0.member(.zeroRule, zeroRule)
    }
  }
}

extension CheckDocument: JSONWritable {
  func write(to json: inout JSONBuffer) {
    json.object {
      $0.member(.alert, alert)
      $0.member(.column, column)
      $0.member(.compat, compat)
      $0.member(.explainedBy, explainedBy)
      $0.member(.failed, failed)
      $0.member(.judged, judged)
      $0.member(.leniency, leniency)
      $0.member(.limit, limit)
      $0.member(.line, line)
      $0.member(.metric, metric)
      $0.member(.on, on)
      $0.member(.passes, passes)
      $0.member(.persistence, persistence)
      $0.member(.reason, reason)
      $0.member(.source, source)
      $0.member(.status, status)
      $0.member(.value, value)
      $0.member(.warn, warn)
    }
  }
}
