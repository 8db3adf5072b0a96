import Foundation
import Testing

@testable import ProfileStore

@Suite struct PlainMetricsTests {
  private func values(_ json: String) -> [(metric: String, value: Double?)]? {
    PlainMetrics.values(of: Array(json.utf8), named: "")
  }

  @Test func `what is stored is read as any parser of JSON reads it`() throws {
    let stored = (0..<500).map { index in
      // Numbers of every size: the bits of multiples of the golden ratio are spread evenly.
      let number = Double(bitPattern: UInt64(index) &* 0x9E37_79B9_7F4A_7C15)
      return MetricValue(
        metric: "feature.ü \(index)", value: index.isMultiple(of: 7) ? nil : number)
    }
    let object = MetricObject.objects(of: stored)[0]
    let found = try #require(values(object.json))
    let decoded = try JSONDecoder().decode([String: Double?].self, from: Data(object.json.utf8))
    #expect(found.count == 500)
    for (metric, value) in found {
      let expected = try #require(decoded[metric])
      #expect(value?.bitPattern == expected?.bitPattern)
    }
    #expect(found.map(\.metric) == (0..<500).map { "feature.ü \($0)" })
  }

  @Test func `an object without metrics is empty, and one metric is one`() throws {
    #expect(try #require(values("{}")).isEmpty)
    let one = try #require(values(#"{"a":-1.5e-7}"#))
    #expect(one.map(\.metric) == ["a"])
    #expect(one.map(\.value) == [-1.5e-7])
    #expect(try #require(values(#"{"":null}"#)).map(\.value) == [nil])
  }

  @Test(
    arguments: [
      "", "{", "}", "[]", #"{"a""#, #"{"a":"#, #"{"a":1"#, #"{"a":1,"#, #"{,"a":1}"#,
      #"{"a":1}}"#, #"{"a":}"#, #"{"a":1"b":2}"#, #"{"a":0x1p3}"#, #"{"a":nan}"#,
      #"{"a":inf}"#, #"{"a":1e999}"#, #"{"a":NULL}"#, #"{"a":1.2.3}"#, #"{"a":true}"#,
      #"{"a":"1"}"#, #"{a:1}"#,
      "{\"a\":1,\u{0}}",
    ])
  func `what is no object of numbers is refused by both readers`(_ json: String) {
    #expect(values(json) == nil)
    #expect(MetricObject.values(of: Array(json.utf8)) == nil)
  }

  @Test(arguments: [#"{"\u0061":1}"#, #"{ "a" : 1 }"#, "{\n\"a\":1.0}", #"{"a":1} "#])
  func `other forms of JSON are left to a parser`(_ json: String) throws {
    #expect(values(json) == nil)
    let found = try #require(MetricObject.values(of: Array(json.utf8)))
    #expect(found.map(\.metric) == ["a"])
    #expect(found.map(\.value) == [1])
  }
}
