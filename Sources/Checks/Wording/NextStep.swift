import Language
import PipelineFile

/// What the page of a window has to show, for next steps to point at.
public struct PageEvidence: OptionSet, Sendable {
  /// The bits.
  public let rawValue: Int

  /// Creates the set from its bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// A table of hosts with their calls.
  public static let hosts = PageEvidence(rawValue: 1)
  /// Charts by the hour.
  public static let hours = PageEvidence(rawValue: 2)
  /// Performance by segment or by model version.
  public static let groups = PageEvidence(rawValue: 4)
  /// All of these.
  public static let all: PageEvidence = [.hosts, .hours, .groups]
}

/// The next step for a finding: an imperative, from a table by metric.
public enum NextStep {
  /// Returns the sentence for a finding on a page that has `shows` to point at.
  public static func sentence(for finding: Finding, shows: PageEvidence = .all) -> String {
    switch Language.current {
    case .english: english(finding, shows)
    case .korean: korean(finding, shows)
    }
  }

  /// Returns which breakdowns of calls a page has, as `by host and hour`; nil where it has none.
  private static func breakdown(_ shows: PageEvidence) -> String? {
    switch (shows.contains(.hosts), shows.contains(.hours)) {
    case (true, true): Language.say(english: "by host and hour", korean: "호스트별, 시간별")
    case (true, false): Language.say(english: "by host", korean: "호스트별")
    case (false, true): Language.say(english: "by hour", korean: "시간별")
    case (false, false): nil
    }
  }

  private static func english(_ finding: Finding, _ shows: PageEvidence) -> String {
    let column = finding.measurement.column ?? "the column"
    switch finding.measurement.name {
    case WindowEvidence.labelDelayMetric, WindowEvidence.labelDelayRatioMetric:
      return "Ask the owner of the label feed whether it stood still, and what is still to come."
    case WindowEvidence.correctedShareMetric, WindowEvidence.correctedChangeMetric:
      return "Ask the owner of the labels why they were corrected, and who used the first ones."
    case _ where finding.measurement.area == .performance && !shows.contains(.groups):
      return "Look under Data drift what changed with it, then at the labels."
    case _ where finding.measurement.area == .performance:
      return "Look under Performance which segments and versions are worse, then what drifted."
    case "missing_change":
      return "Ask the owner of the source of \(column) whether it still delivers."
    case "missing_block":
      return "Ask the owner of the source of \(column) whether it still delivers."
    case "vanished_field", "changed_type", "type_mismatch_change":
      return "Ask the owner of the client whether its requests changed, \(column) first."
    case "new_field_share":
      return
        "Ask the owner of the client what the field means; read it as an input if the model should."
    case "out_of_range_share":
      return "Ask the owner of \(column) whether its values or its unit are wrong."
    case "unlisted_share":
      return "Ask the owner of \(column) which values are sent on purpose, and list those."
    case "constant": return "Ask the owner of \(column) whether its source is stuck."
    case "distinct_ratio":
      return "Look for requests that were sent again with another request id."
    case "nonfinite_change": return "Look for the inputs that \(column) is computed from."
    case "new_category_share":
      return "Ask the owner of \(column) which new values are sent on purpose."
    case "median_shift":
      return "Ask the owner of \(column) whether its unit or its source changed."
    case WindowEvidence.mismatchMetric:
      return "Compare how the server computes \(column) with its expression in the pipeline file."
    case WindowEvidence.jointMetric:
      return "Look at the columns that changed with it, and at the pairs under Columns together."
    case "category_change":
      return "Ask the owner of \(column) whether its mix changed on purpose."
    case "psi" where finding.measurement.area == .output:
      return "Look at the inputs and features that changed, then at the model version."
    case "psi": return "Compare \(column) with its reference below, then ask its owner."
    case "rate":
      return breakdown(shows).map { "Look at the errors \($0) below." }
        ?? "Look below which answers the failed calls got."
    case "p99_ratio", "p99":
      return breakdown(shows).map { "Look at the latency \($0) below." }
        ?? "Compare the latency of good and of failed calls below."
    case "full_minutes", "host_change":
      return "Look at what else runs on the host, and at its numbers below."
    case WindowEvidence.unreadMetric:
      return "Ask the operators whether the host still runs, then look at its exporter."
    case WindowEvidence.newVersionMetric:
      return "Ask who released it; note the deployment under events if it was meant to be."
    case WindowEvidence.versionMetric:
      return "Compare the versions under Performance before more traffic goes to the new one."
    case "memory_leak":
      return "Restart the host's service before memory is full, then look for the leak."
    case "burst_rate":
      return shows.contains(.hosts)
        ? "Look at the timeline, and at the errors by host below." : "Look at the timeline below."
    case "silent_host_hours": return "Ask the operators whether the host was taken out on purpose."
    case "outage_hours", "traffic_ratio":
      return "Ask the operators of the service and of the log whether it ran."
    case "traffic_surge":
      return "Ask the operators of the service whether the calls are wanted, or sent twice."
    case "damaged_files", "rejected_share", "unaccounted_lines":
      return "Look at the files named under Log completeness, and deliver them again."
    default: return "Start with the evidence below."
    }
  }

  private static func korean(_ finding: Finding, _ shows: PageEvidence) -> String {
    let column = finding.measurement.column ?? "그 열"
    switch finding.measurement.name {
    case WindowEvidence.labelDelayMetric, WindowEvidence.labelDelayRatioMetric:
      return "레이블 담당자에게 공급이 멈추었는지, 더 올 것이 있는지 확인하세요."
    case WindowEvidence.correctedShareMetric, WindowEvidence.correctedChangeMetric:
      return "레이블 담당자에게 왜 정정했는지, 처음 값을 누가 썼는지 확인하세요."
    case _ where finding.measurement.area == .performance && !shows.contains(.groups):
      return "데이터 드리프트에서 함께 변한 것을, 이어서 레이블을 확인하세요."
    case _ where finding.measurement.area == .performance:
      return "모델 성능에서 어느 세그먼트와 버전이 나빠졌는지, 이어서 무엇이 드리프트했는지 확인하세요."
    case "missing_change", "missing_block":
      return "\(column)의 원천 담당자에게 데이터가 계속 오는지 확인하세요."
    case "vanished_field", "changed_type", "type_mismatch_change":
      return "클라이언트 담당자에게 요청이 바뀌었는지, 먼저 \(Particle.object.after(column)) 확인하세요."
    case "new_field_share":
      return "클라이언트 담당자에게 그 필드의 뜻을 확인하고, 모델이 써야 한다면 입력으로 읽으세요."
    case "out_of_range_share": return "\(column)의 담당자에게 값이나 단위가 맞는지 확인하세요."
    case "unlisted_share": return "\(column)의 담당자에게 일부러 보내는 값을 확인하고 목록에 넣으세요."
    case "constant": return "\(column)의 담당자에게 원천이 멈췄는지 확인하세요."
    case "distinct_ratio": return "다른 요청 ID로 다시 보낸 요청이 있는지 확인하세요."
    case "nonfinite_change": return "\(Particle.object.after(column)) 계산하는 입력을 확인하세요."
    case "new_category_share": return "\(column)의 담당자에게 어느 새 값을 일부러 보내는지 확인하세요."
    case "median_shift": return "\(column)의 담당자에게 단위나 원천이 바뀌었는지 확인하세요."
    case WindowEvidence.mismatchMetric:
      return "서버가 \(Particle.object.after(column)) 계산하는 방법을 파이프라인 파일의 식과 견주세요."
    case WindowEvidence.jointMetric:
      return "함께 변한 열과, 열 전체의 관계에 있는 쌍을 확인하세요."
    case "category_change": return "\(column)의 담당자에게 구성이 일부러 바뀌었는지 확인하세요."
    case "psi" where finding.measurement.area == .output:
      return "변한 입력과 특성을, 이어서 모델 버전을 확인하세요."
    case "psi": return "아래에서 \(Particle.object.after(column)) 기준과 견준 뒤 담당자에게 확인하세요."
    case "rate":
      return breakdown(shows).map { "아래의 \($0) 오류를 확인하세요." }
        ?? "실패한 호출이 어떤 응답을 받았는지 아래에서 확인하세요."
    case "p99_ratio", "p99":
      return breakdown(shows).map { "아래의 \($0) 지연 시간을 확인하세요." }
        ?? "아래에서 성공한 호출과 실패한 호출의 지연 시간을 견주어 확인하세요."
    case "full_minutes", "host_change":
      return "그 호스트에서 함께 도는 것과 아래의 수치를 확인하세요."
    case WindowEvidence.unreadMetric:
      return "운영 담당자에게 호스트가 작동하는지 확인하고, 이어서 수집기를 확인하세요."
    case WindowEvidence.newVersionMetric:
      return "누가 배포했는지 확인하고, 뜻한 배포라면 events에 적으세요."
    case WindowEvidence.versionMetric:
      return "새 버전에 호출을 더 보내기 전에 모델 성능에서 두 버전을 견주세요."
    case "memory_leak": return "메모리가 가득 차기 전에 그 호스트의 서비스를 재시작하고 누수를 찾으세요."
    case "burst_rate":
      return shows.contains(.hosts)
        ? "시간순으로 본 일과 아래의 호스트별 오류를 확인하세요." : "아래의 시간순으로 본 일을 확인하세요."
    case "silent_host_hours": return "운영 담당자에게 그 호스트를 일부러 뺐는지 확인하세요."
    case "outage_hours", "traffic_ratio":
      return "서비스와 로그의 운영 담당자에게 작동했는지 확인하세요."
    case "traffic_surge":
      return "서비스 운영 담당자에게 바라던 호출인지, 두 번 보낸 것인지 확인하세요."
    case "damaged_files", "rejected_share", "unaccounted_lines":
      return "로그 완전성에 적힌 파일을 확인하고 다시 보내세요."
    default: return "아래의 근거부터 확인하세요."
    }
  }
}
