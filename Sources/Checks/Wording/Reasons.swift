import Language

/// Reasons for missing numbers, in words.
public enum Reasons {
  /// Returns the words for the reason `code`, lower case and without a full stop.
  ///
  /// Korean ones are phrases that stand alone. An unknown code is returned as it is.
  public static func sentence(_ code: String) -> String {
    switch Language.current {
    case .english: english(code)
    case .korean: korean(code)
    }
  }

  private static func english(_ code: String) -> String {
    switch code {
    case "noRows": "the window has no served rows"
    case "noReferenceRows": "the reference has no rows"
    case "noReference": "there is no reference yet"
    case "referenceNotComplete": "the reference is not complete"
    case "noWindowBefore": "no window before this one has rows"
    case "referenceTooShort": "the log does not go back far enough for the reference"
    case "noReferenceHolidays": "the reference has no day of the kind, holiday or not"
    case "referenceExcluded": "every window of the reference is excluded"
    case "referenceLeftOut": "events leave out every window of the reference"
    case "notRecorded": "the column was defined after its log files had gone"
    case "noValues": "there are no values"
    case "noReferenceValues": "the reference has no values"
    case "constantReference": "the reference holds one value only"
    case "tooManyCategories": "there are too many categories to tell new ones apart"
    case "noToolLimit": "the reference has too few windows for the tool's limit"
    case "oneBin": "all values fall into one bin"
    case "oneValue": "one value has no spread"
    case "overflow": "the number is beyond what a double holds"
    case "tooFewRows": "the window has fewer than 30 rows"
    case "tooFewReferenceRows": "fewer than 30 rows of the reference are recorded"
    case "fewReferenceWindows": "the reference has fewer than eight windows to tell what is usual"
    case "fewFeatures": "fewer than two features are numbers that vary in the reference"
    case "noFiles": "no log file has rows in the window"
    case "noCalls": "the window has no calls"
    case "hoursUnknown": "neither the reference nor a day before has these hours of the day"
    case "noTrafficExpected": "no calls are expected at these hours"
    case "noLatency": "no call has a latency"
    case "noRowLatency": "no served row's call has a latency"
    case "noLatencyObjective": "the pipeline file names no latency objective"
    case "otherLatencyObjective":
      "rows of the window were read by a version or a pipeline file with another latency objective"
    case "noSuchColumn": "no column has such a name"
    case "nothingOfItsKind": "the window has nothing of its kind"
    case "replacedRule": "checks of the pipeline file stand in its place"
    case "notEnoughLabels": "fewer rows have a label than its check asks for"
    case "noReferenceLabels": "no row of the reference has a label"
    case "fewLabels": "fewer than 30 labels are usual for so many rows"
    case "no_labels": "no row has a label"
    case "no_scores": "no labelled row has a score"
    case "no_predictions": "no labelled row has a predicted class"
    case "one_class": "all labels are of one class"
    case "zero_denominator": "no row is of the kind that it is a share of"
    case "too_few_rows": "there are too few labelled rows"
    case "no_reference": "no row of the reference has a label"
    case "not_calibrated": "scores are no probabilities, and the reference cannot calibrate them"
    case "outside_reference": "most rows lie where the reference has no labels"
    case "too_many_classes": "there are more classes than are told apart"
    case "noLoggedVector": "the pipeline file does not say where the server logs the vector"
    case "loggedNotRead": "the rows were read when the vector, or a feature, was defined otherwise"
    case "noLoggedFeatures": "no row of the window holds the logged vector"
    case "noHostSource": "the pipeline file names no source of host metrics"
    case "noHostReadings": "no host was read in the window"
    case "fewHostWindows": "the reference has fewer than three windows with readings of these hosts"
    case "windowOpen": "the window is not over"
    case "referenceNotWhole": "the log does not go back far enough for all of it yet"
    case "noLabelSource": "the pipeline file names no labels"
    case "otherFieldCounts":
      "rows of the window were read by a version or a pipeline file that counted other fields"
    default: code
    }
  }

  private static func korean(_ code: String) -> String {
    switch code {
    case "noRows": "이 구간에 응답한 행이 없음"
    case "noReferenceRows": "기준에 행이 없음"
    case "noReference": "아직 기준이 없음"
    case "referenceNotComplete": "기준이 완전하지 않음"
    case "noWindowBefore": "이 구간 앞에 행이 있는 구간이 없음"
    case "referenceTooShort": "로그가 기준에 필요한 만큼 과거로 거슬러 가지 않음"
    case "noReferenceHolidays": "기준에 같은 종류의 날(휴일 또는 평일)이 없음"
    case "referenceExcluded": "기준의 모든 구간이 제외됨"
    case "referenceLeftOut": "기록한 사건이 기준의 모든 구간을 제외함"
    case "notRecorded": "열이 정의되었을 때 그 로그 파일이 이미 없었음"
    case "noValues": "값이 없음"
    case "noReferenceValues": "기준에 값이 없음"
    case "constantReference": "기준에 값이 하나뿐임"
    case "tooManyCategories": "새 범주를 가려내기에는 범주가 너무 많음"
    case "noToolLimit": "도구의 한도를 정하기에는 기준의 구간이 너무 적음"
    case "oneBin": "모든 값이 한 칸에 들어감"
    case "oneValue": "값이 하나라 퍼짐이 없음"
    case "overflow": "배정밀도로 나타낼 수 없는 수임"
    case "tooFewRows": "이 구간의 행이 30행 미만임"
    case "tooFewReferenceRows": "기준에 기록된 행이 30행 미만임"
    case "fewReferenceWindows": "기준의 구간이 여덟 개 미만이라 무엇이 평소인지 알 수 없음"
    case "fewFeatures": "기준에서 값이 변하는 숫자 특성이 두 개 미만임"
    case "noFiles": "이 구간의 행을 가진 로그 파일이 없음"
    case "noCalls": "이 구간에 호출이 없음"
    case "hoursUnknown": "기준에도 앞선 날에도 이 시간대가 없음"
    case "noTrafficExpected": "이 시간대에는 예상되는 호출이 없음"
    case "noLatency": "지연 시간이 있는 호출이 없음"
    case "noRowLatency": "응답한 행의 호출에 지연 시간이 없음"
    case "noLatencyObjective": "파이프라인 파일에 지연 시간 목표가 없음"
    case "otherLatencyObjective": "이 구간의 행을 읽은 버전이나 파이프라인 파일의 지연 시간 목표가 다름"
    case "noSuchColumn": "그런 이름의 열이 없음"
    case "nothingOfItsKind": "이 구간에 해당하는 것이 없음"
    case "replacedRule": "파이프라인 파일의 검사가 대신함"
    case "notEnoughLabels": "레이블이 있는 행이 검사에서 정한 수보다 적음"
    case "noReferenceLabels": "기준에 레이블이 있는 행이 없음"
    case "fewLabels": "이만한 행에 평소 오는 레이블이 30개 미만임"
    case "no_labels": "레이블이 있는 행이 없음"
    case "no_scores": "레이블이 있는 행에 점수가 없음"
    case "no_predictions": "레이블이 있는 행에 예측한 클래스가 없음"
    case "one_class": "모든 레이블이 한 클래스임"
    case "zero_denominator": "비율의 바탕이 되는 행이 없음"
    case "too_few_rows": "레이블이 있는 행이 너무 적음"
    case "no_reference": "기준에 레이블이 있는 행이 없음"
    case "not_calibrated": "점수가 확률이 아니고, 기준으로 보정할 수 없음"
    case "outside_reference": "대부분의 행이 기준에 레이블이 없는 곳에 있음"
    case "too_many_classes": "구별할 수 있는 것보다 클래스가 많음"
    case "noLoggedVector": "파이프라인 파일이 서버가 벡터를 기록하는 곳을 말하지 않음"
    case "loggedNotRead": "행을 읽을 때 벡터나 특성의 정의가 달랐음"
    case "noLoggedFeatures": "이 구간의 어느 행에도 기록된 벡터가 없음"
    case "noHostSource": "파이프라인 파일에 호스트 지표의 출처가 없음"
    case "noHostReadings": "이 구간에 읽은 호스트가 없음"
    case "fewHostWindows": "이 호스트들의 값이 있는 기준 구간이 세 개 미만임"
    case "windowOpen": "구간이 끝나지 않음"
    case "referenceNotWhole": "로그가 아직 기준 전체만큼 과거로 거슬러 가지 않음"
    case "noLabelSource": "파이프라인 파일에 레이블이 없음"
    case "otherFieldCounts": "이 구간의 행을 읽은 버전이나 파이프라인 파일이 다른 필드를 세었음"
    default: code
    }
  }
}
