import Foundation
import Testing

@testable import Reports

@Test(
  arguments: [
    [], [0], [0, 0], [5, 5], [-3, 8], [1e-12, 2e-12], [1e300, 2e300], [.nan, 1], [.infinity],
    [-Double.greatestFiniteMagnitude, Double.greatestFiniteMagnitude], [1e16, 1e16 + 2],
    [0, .greatestFiniteMagnitude], [0.5, 1.6e308], [.greatestFiniteMagnitude],
    [0, .leastNonzeroMagnitude],
    [.leastNonzeroMagnitude], [.leastNormalMagnitude / 3, .leastNormalMagnitude / 2],
  ] as [[Double]])
func `a scale holds its values and has few ticks`(values: [Double]) {
  for startsAtZero in [true, false] {
    let scale = ChartScale(holding: values, startsAtZero: startsAtZero)
    #expect(scale.high > scale.low && scale.low.isFinite && scale.high.isFinite)
    #expect(scale.ticks.count <= 8)
    #expect(scale.ticks.allSatisfy { $0 >= scale.low - 1e-9 * abs(scale.low) })
    for value in values where value.isFinite {
      let y = scale.y(value, height: 100)
      #expect(y >= 0 && y <= 100)
    }
  }
}

@Test func `ticks are round`() {
  #expect(ChartScale(holding: [0, 30], startsAtZero: true).ticks == [0, 10, 20, 30])
  #expect(ChartScale(holding: [40, 70], startsAtZero: false).ticks == [40, 50, 60, 70])
}

@Test(arguments: [
  (0.0, "0"), (1.25, "1.3"), (-0.04, "0"), (-2.55, "-2.6"), (.nan, "0"), (12, "12"),
])
func `coordinates have one decimal`(value: Double, expected: String) {
  #expect(SVGPath.text(value) == expected)
}

@Test func `a line is interrupted where a value is missing`() {
  let chart = LineChart.markup(
    [[1, nil, 3, 4]], startsAtZero: true, yText: nil, xLabels: [], label: "x"
  ).html
  #expect(chart.components(separatedBy: "M").count == 3)
  #expect(chart.contains("<path class=\"l\""))
}

@Test func `charts of nothing are valid`() {
  let charts = [
    LineChart.markup([[]], startsAtZero: true, yText: nil, xLabels: [], label: ""),
    ColumnChart.markup([], yText: { Display.number($0) }, xLabels: [], label: ""),
    ColumnChart.markup([.nan, nil], yText: { Display.number($0) }, xLabels: [], label: "\"<"),
    StripChart.markup([], gap: nil, xLabels: [], label: "", readout: []),
    OverlayChart.row([], label: ""), OverlayChart.wide([], label: "", readout: []),
    OverlayChart.row([BinDocument(kind: .range, current: .nan, reference: nil)], label: ""),
  ]
  for chart in charts {
    #expect(HTMLOutline(chart.html).faults == [])
    #expect(!chart.html.contains("nan") && !chart.html.contains("inf"))
  }
}

@Test func `a small value is still a column`() {
  let chart = ColumnChart.markup(
    [1e-9, 1], yText: { Display.number($0) }, xLabels: [], label: ""
  ).html
  #expect(chart.contains("V109H"))
}

@Test func `an overlay draws now filled and the reference as a line or ticks`() {
  let bins = [
    BinDocument(kind: .range, upper: 1, current: 0.5, reference: 0.25),
    BinDocument(kind: .range, lower: 1, current: 0.25, reference: 0.5),
    BinDocument(kind: .missing, current: 0.25, reference: 0.25),
  ]
  let chart = OverlayChart.row(bins, label: "x").html
  #expect(chart.contains("<path class=\"cf\" d=\"M0 33V2H50V17.5H100V33ZM107 33V17.5H143V33Z\"/>"))
  #expect(chart.contains("<path class=\"rl\" d=\"M0 33V17.5H50V2H100V33\"/>"))
  #expect(chart.contains("<path class=\"rt\""))
}

@Test func `a time axis labels hours of a day and days of a month`() {
  let day = TimeAxis(starts: (0..<24).map { Sample.time($0) })
  #expect(day.labels.map(\.text) == ["00:00", "06:00", "12:00", "18:00"])
  #expect(day.name(9) == "09:00")
  let month = TimeAxis(
    starts: (1...28).flatMap { day in (0..<24).map { Sample.time($0, day: day) } })
  #expect(month.labels.count == 7)
  #expect(month.labels[0].text == "1 Jul")
  #expect(month.name(33) == "Tue 2 Jul, 09:00")
  #expect(TimeAxis(starts: []).labels.isEmpty)
  #expect(TimeAxis(starts: ["x"]).name(0) == "x")
}

@Test func `hundreds of columns are one outline that ends where there is no value`() {
  var values = [Double?](repeating: 1, count: 250)
  values[100] = nil
  values[200] = 0
  func outlines(_ values: [Double?], isMarked: [Bool] = []) -> Int {
    let html = ColumnChart.markup(
      values, isMarked: isMarked, yText: { "\($0)" }, xLabels: [], label: ""
    ).html
    let path = html.components(separatedBy: "class=\"col\" d=\"").last ?? ""
    return path.components(separatedBy: "\"")[0].components(separatedBy: "M").count - 1
  }
  #expect(outlines(values) == 3)
  var isMarked = [Bool](repeating: false, count: 250)
  isMarked[50] = true
  #expect(outlines(values, isMarked: isMarked) == 4)
  #expect(outlines([Double?](repeating: 1, count: 200)) == 200)
}
