import Language
import PipelineFile

/// How numbers were made, in the current language.
public enum MethodWords {
  /// Returns what is done with bins that are empty on one side, under a tool's definitions.
  public static func zeroRule(_ definition: Compatibility) -> String {
    let own = Language.say(
      english:
        "shares are smoothed towards the pooled ones: (c + k·pooled) / (n + k), k = bins / 2",
      korean: "비율을 합친 비율 쪽으로 평활: (c + k·합친 비율) / (n + k), k = 칸 수 / 2")
    switch definition {
    case .none: return own
    case .textbook:
      return Language.say(
        english: "shares are raised to at least 0.0001; missing values are left out",
        korean: "비율을 적어도 0.0001로 올리고, 누락된 값은 뺌")
    default:
      let tool = definition.rawValue
      return Language.say(
        english: "that of \(tool) where it has the statistic; else \(own)",
        korean: "\(tool)에 그 통계량이 있으면 그 규칙, 없으면 \(own)")
    }
  }
}
