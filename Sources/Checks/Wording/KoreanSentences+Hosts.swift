import HostMetrics
import Language
import Operations

extension KoreanSentences {
  /// Returns the sentence of a finding about a host; nil where the measurement is of something else.
  static func host(_ measurement: Measurement) -> String? {
    switch measurement.fact {
    case .hostChange(let finding): change(finding)
    case .leak(let leak): self.leak(leak)
    case .unread(let host, let isWhole): unread(host, isWhole, measurement.value ?? 0)
    default: nil
    }
  }

  private static func unread(_ host: String, _ isWhole: Bool, _ minutes: Double) -> String {
    let time = isWhole ? "이 구간 내내" : "\(NumberText.hours(minutes / 60)) 동안"
    return "호스트 \(Particle.object.after(host)) \(time) 읽지 못했습니다. 수집기나 파일이 없으며, 그동안의"
      + " 상태는 알 수 없습니다."
  }

  private static func change(_ finding: HostFinding) -> String {
    let name = "\(finding.host)의 \(words(finding.measure))"
    let value = Sentences.text(finding.value, finding.measure)
    let usual = usual(finding)
    switch finding.deviation {
    case .full:
      let usual = Int(finding.usualHigh.rounded())
      return "\(Particle.subject.after(name)) \(NumberText.count(Int(finding.value.rounded())))분 동안"
        + " 한계에 있었습니다(기준에서는 \(usual == 0 ? "없던 일" : "많아야 \(NumberText.count(usual))분"))."
    case .higher: return "\(Particle.subject.after(name)) 평균 \(value)까지 올랐습니다(\(usual))."
    case .lower: return "\(Particle.subject.after(name)) 평균 \(value)까지 내렸습니다(\(usual))."
    case .highFor: return "\(Particle.subject.after(name)) 한동안 \(value)까지 올랐습니다(\(usual))."
    case .lowFor: return "\(Particle.subject.after(name)) 한동안 \(value)까지 내렸습니다(\(usual))."
    case .peak: return "\(name)의 최고가 \(value)입니다(\(usual))."
    }
  }

  private static func usual(_ finding: HostFinding) -> String {
    let low = Sentences.text(finding.usualLow, finding.measure)
    let high = Sentences.text(finding.usualHigh, finding.measure)
    return low == high ? "기준의 구간들은 \(high)" : "기준의 구간들은 \(low) – \(high)"
  }

  private static func leak(_ leak: MemoryLeak) -> String {
    let grown =
      "\(leak.host)의 메모리가 시간당 \(Sentences.text(leak.slope, .memoryUsed))씩, 지금까지"
      + " \(Sentences.text(leak.growth, .memoryUsed)) 늘었습니다"
    guard let hours = leak.hoursLeft, hours < Sentences.longestOutlook else {
      return "\(grown): 느린 누수입니다."
    }
    let left = hours < 48 ? NumberText.hours(hours) : "\(Int((hours / 24).rounded()))일"
    return "\(grown): 느린 누수이며, 이대로면 \(left) 뒤 가득 찹니다."
  }

  /// The measure as people say it.
  static func words(_ measure: HostMeasure) -> String {
    switch measure {
    case .cpuUtilization: "CPU 사용률"
    case .cpuUser: "프로그램의 CPU 사용"
    case .cpuSystem: "커널의 CPU 사용"
    case .cpuWait: "CPU의 디스크 대기"
    case .cpuSteal: "다른 가상 머신이 쓴 CPU"
    case .load1m: "부하"
    case .memoryUsed: "메모리 사용량"
    case .memoryUtilization: "메모리 사용률"
    case .diskReadBytes: "디스크 읽기"
    case .diskWriteBytes: "디스크 쓰기"
    case .diskReadOperations: "디스크 읽기 횟수"
    case .diskWriteOperations: "디스크 쓰기 횟수"
    case .diskBusy: "가장 바쁜 디스크의 사용률"
    case .networkReceiveBytes: "네트워크 수신"
    case .networkTransmitBytes: "네트워크 송신"
    case .networkErrors: "네트워크 오류"
    case .networkDrops: "버린 패킷"
    case .serverRequests: "요청"
    case .serverDuration: "평균 소요 시간"
    }
  }
}
