extension Korean {
  var lowerIsBetter: String { "낮을수록 좋음" }
  var zeroIsBest: String { "0이 가장 좋음" }

  func noValue(_ reason: String?) -> String {
    "값 없음: \(reason.map { missing(metric: $0) } ?? unknown)"
  }

  func missing(metric reason: String) -> String {
    switch reason {
    case "no_labels": "레이블이 있는 행이 없음"
    case "no_scores": "레이블이 있는 행에 점수가 없음"
    case "no_predictions": "레이블이 있는 행에 예측한 클래스가 없음"
    case "one_class": "모든 레이블이 한 클래스임"
    case "zero_denominator": "0으로 나누게 됨"
    case "too_few_rows": "행이 너무 적음"
    case "overflow": "너무 큰 수임"
    case "no_reference": "기준에 레이블이 없음"
    case "not_calibrated": "점수가 확률이 아니고, 기준만으로는 보정할 수 없음"
    case "outside_reference": "대부분의 행이 기준에 레이블이 없는 곳에 있음"
    case "too_many_classes": "구별할 수 있는 것보다 클래스가 많음"
    default: PlainText.replacing("_", with: " ", in: PlainText.name(reason))
    }
  }
}
