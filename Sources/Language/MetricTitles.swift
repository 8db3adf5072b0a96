/// The names of metrics of performance as people say them.
public enum MetricTitles {
  /// Returns the title of a metric in the current language, as it begins a sentence.
  ///
  /// An unknown name becomes words: its first letter a capital, spaces for its underscores.
  public static func title(_ name: String) -> String {
    if let title = titles[name] { return title }
    // `ndcg_at_10`, `f1_macro`, `pinball_0.9`: a known word and a parameter.
    let parts = name.split(separator: "_").map(String.init)
    if parts.count >= 3, parts[parts.count - 2] == "at",
      let title = titles[parts.dropLast(2).joined(separator: "_")]
    {
      return first(title, parts[parts.count - 1])
    }
    if parts.count == 2, parts[0] == "pinball" { return pinball(parts[1]) }
    if let last = parts.last, ["macro", "micro", "weighted"].contains(last),
      let title = titles[parts.dropLast().joined(separator: "_")]
    {
      return average(last, title)
    }
    let words = name.split(separator: "_", omittingEmptySubsequences: false).joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// The names of all metrics that have a title of their own in a language, sorted.
  static func names(in language: Language) -> [String] {
    language.speaking { titles.keys.sorted() }
  }

  private static var titles: [String: String] {
    switch Language.current {
    case .english: english
    case .korean: korean
    }
  }

  /// The title of a metric of the first so many items.
  private static func first(_ title: String, _ length: String) -> String {
    switch Language.current {
    case .english: "\(title) at \(length)"
    case .korean: "\(title)(상위 \(length))"
    }
  }

  private static func pinball(_ quantile: String) -> String {
    switch Language.current {
    case .english: "Pinball loss at \(quantile)"
    case .korean: "핀볼 손실(\(quantile))"
    }
  }

  /// The title of a mean over classes; `kind` is macro, micro or weighted.
  private static func average(_ kind: String, _ title: String) -> String {
    switch Language.current {
    case .english:
      // Two capitals at its start make a name: ROC AUC, F1.
      let isName = title.dropFirst().first.map { $0.isUppercase || $0.isNumber } ?? true
      let kind = kind.prefix(1).uppercased() + kind.dropFirst()
      return "\(kind) \(isName ? title : title.lowercased())"
    case .korean:
      let words = ["macro": "매크로", "micro": "마이크로", "weighted": "가중"]
      return "\(title)(\(words[kind] ?? kind))"
    }
  }

  private static let english = [
    "deviation": "Deviation from the reference", "relative_drop": "Drop from the reference",
    "error": "Share of wrong classes",
    "label_delay_hours": "Hours until half of the labels came",
    "label_delay_ratio": "Delay of labels beside the usual",
    "corrected_share": "Share of labels corrected",
    "corrected_change": "Change of the share of labels corrected",
    "roc_auc": "ROC AUC", "average_precision": "Average precision", "log_loss": "Log loss",
    "brier": "Brier score", "accuracy": "Accuracy", "precision": "Precision",
    "recall": "Recall", "specificity": "Specificity", "f1": "F1",
    "balanced_accuracy": "Balanced accuracy", "mcc": "MCC",
    "ece_10_equal_count": "Calibration error (equal counts)",
    "ece_10_equal_width": "Calibration error (equal widths)",
    "mce_10_equal_width": "Largest calibration error",
    "calibration_in_the_large": "Mean score less share of positives",
    "positive_rate": "Share of positives", "predicted_positive_rate": "Share called positive",
    "mean_score": "Mean score", "lift_at_10": "Lift at 10 %", "cost": "Mean cost",
    "mae": "Mean absolute error", "mse": "Mean squared error",
    "rmse": "Root mean squared error", "mape": "Mean absolute percentage error",
    "smape": "Symmetric percentage error", "median_absolute_error": "Median absolute error",
    "bias": "Bias", "r2": "R²", "mean_target": "Mean label",
    "mean_prediction": "Mean prediction", "overestimated": "Share predicted too high",
    "underestimated": "Share predicted too low", "ndcg": "NDCG", "map": "MAP", "mrr": "MRR",
    "hit_rate": "Hit rate", "ctr": "Click-through rate",
    "catalogue_coverage": "Catalogue coverage",
  ]

  private static let korean = [
    "deviation": "기준과의 차이", "relative_drop": "기준 대비 하락", "error": "틀린 클래스의 비율",
    "label_delay_hours": "레이블의 절반이 온 시간", "label_delay_ratio": "레이블 지연의 배율",
    "corrected_share": "정정된 레이블의 비율", "corrected_change": "정정된 레이블 비율의 변화",
    "roc_auc": "ROC AUC", "average_precision": "평균 정밀도(AP)", "log_loss": "로그 손실",
    "brier": "브라이어 점수", "accuracy": "정확도", "precision": "정밀도", "recall": "재현율",
    "specificity": "특이도", "f1": "F1", "balanced_accuracy": "균형 정확도", "mcc": "MCC",
    "ece_10_equal_count": "보정 오차(같은 수)", "ece_10_equal_width": "보정 오차(같은 폭)",
    "mce_10_equal_width": "최대 보정 오차",
    "calibration_in_the_large": "평균 점수와 양성 비율의 차", "positive_rate": "양성 비율",
    "predicted_positive_rate": "양성이라 한 비율", "mean_score": "평균 점수",
    "lift_at_10": "상위 10 %의 리프트", "cost": "평균 비용", "mae": "평균 절대 오차",
    "mse": "평균 제곱 오차", "rmse": "평균 제곱근 오차", "mape": "평균 절대 백분율 오차",
    "smape": "대칭 백분율 오차", "median_absolute_error": "중앙 절대 오차", "bias": "편향",
    "r2": "R²", "mean_target": "평균 레이블", "mean_prediction": "평균 예측",
    "overestimated": "높게 예측한 비율", "underestimated": "낮게 예측한 비율", "ndcg": "NDCG",
    "map": "MAP", "mrr": "MRR", "hit_rate": "적중률", "ctr": "클릭률",
    "catalogue_coverage": "카탈로그 커버리지",
  ]
}
