extension Korean {
  func hour(_ time: LocalTime) -> String { (time.hour < 10 ? "0" : "") + "\(time.hour)" }

  func columnsTitle(_ windows: Int, _ granularity: String) -> String {
    "최근 \(windows)개 구간(\(self.granularity(granularity)))의 열"
  }

  func columnHistory(
    _ name: String, first: String, last: String, highest: String
  ) -> String {
    "\(name)의 구간별 PSI: 처음 \(first), 마지막 \(last), 최고 \(highest)"
  }

  func explanation(_ term: GlossaryView.Term) -> (name: String, text: String) {
    switch term {
    case .reference: ("기준", "이 구간과 비교하는 기간 또는 데이터이며, 파이프라인 파일에 적혀 있습니다.")
    case .statuses:
      (
        "정상, 주의, 조치, 데이터 없음",
        "한도 안; 살펴볼 만함; 조치 한도를 넘음; 판정할 수 없음. 데이터 없음은 정상으로 세지 않으며 조치를 가리지"
          + " 않습니다."
      )
    case .psi:
      (
        "PSI",
        "값의 비율이 기준에서 얼마나 움직였는지를 나타냅니다. 0이면 변화가 없고, 약 0.1부터 눈에 띄며, 0.25부터는"
          + " 큽니다. 이 파이프라인의 한도는 데이터와 방법에 있습니다."
      )
    case .missing: ("누락", "값이 없는 행: 필드가 없거나, null이거나, 정해진 형식이 아닙니다.")
    case .interval: ("95 % 구간", "우연히 다른 행이 뽑혔더라도 20번 중 19번은 수치가 이 안에 있습니다.")
    case .percentile: ("99 % 지연", "호출 100건 중 99건은 이보다 짧게 걸렸습니다.")
    case .coverage: ("라벨 있음", "참값이 지금까지 알려진 행입니다. 라벨은 늦게 옵니다.")
    case .estimate: ("추정", "라벨이 오기 전에 모델 자신의 점수로 예상한 성능입니다.")
    case .naive: ("단순 모델", "입력을 보지 않는 모델이 얻는 값입니다.")
    case .revision: ("개정", "늦은 로그나 라벨로 바뀌면 보고서를 다시 냅니다. 이전 것은 남습니다.")
    case .incident: ("사건", "이어지는 구간에서 같은 발견이 계속되는 것입니다.")
    case .burst: ("오류 급증", "기준보다 훨씬 많은 호출이 실패한 몇 분입니다.")
    case .budget: ("오류 예산", "30일 동안 약속을 어겨도 되는 호출의 수입니다.")
    }
  }
}
