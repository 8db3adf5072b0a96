extension Korean {
  /// Returns why lines or readings were rejected, by the reason's code.
  func rejection(_ reason: String) -> String {
    switch reason {
    case "notUTF8": "UTF-8이 아님"
    case "malformed": "JSON 객체가 아님"
    case "tooDeep": "중첩이 너무 깊음"
    case "tooLong": "너무 긴 줄"
    case "tooManyRows": "한 호출에 너무 많은 행"
    case "noTime": "읽을 수 있는 시각 없음"
    case "noID": "ID 없음"
    case "rowsNotArray": "행 배열 없음"
    case "noLabel": "레이블 없음"
    case "noRow": "행 번호 없음"
    case "noHost": "호스트 없음"
    case "noValue": "값 없음"
    case "noInterval": "구간 없음"
    case "beyondLimit": "한도를 넘음"
    default: PlainText.name(reason)
    }
  }

  /// The sentence begins behind the file's name.
  func damage(_ file: DamagedFileDocument) -> String {
    let read =
      file.lines == 0
      ? "읽은 줄이 없습니다" : "끊기기 전의 \(Display.count(file.lines))줄은 읽었습니다"
    let place = file.offset.map { "(\(Display.count($0))바이트에서 시작하는 압축 묶음)" } ?? ""
    let kind =
      switch file.reason {
      case "truncated": "파일이 중간에 끝납니다"
      case "crc": "체크섬이 다릅니다"
      case "length": "길이가 다릅니다"
      case "corruptData": "압축 데이터가 깨졌습니다"
      case "garbageAfterMember": "압축 데이터가 아닌 것이 이어집니다"
      default: PlainText.line(file.reason)
      }
    return "\(kind)\(place). \(read)"
  }

  /// The sentence begins behind the file's name.
  func allRejected(_ file: RejectedFileDocument) -> String {
    "\(Display.count(file.lines))줄이 모두 거부되었습니다. 가장 많은 까닭: \(rejection(file.reason))"
  }

  func unusable(newest name: String, _ loss: String) -> String {
    "가장 새로운 파일에 쓸 수 있는 줄이 없어, 그 시간이 여기에 없습니다. \(name): \(loss)."
  }
}
