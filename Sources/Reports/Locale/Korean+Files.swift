extension Korean {
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
}
