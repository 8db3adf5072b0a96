import InferenceLog
import Testing

@testable import Features

@Suite struct TextFunctionTests {
  /// Goldens of scikit-learn's murmurhash3_32.
  @Test(
    arguments: [
      ("", 0, 0), ("", 1, 1_364_076_727), ("", 42, 142_593_372), ("a", 0, 1_009_084_850),
      ("a", 42, 3_001_393_763), ("ab", 0, 2_613_040_991), ("ab", 1, 3_087_506_246),
      ("abc", 0, 3_017_643_002), ("abc", 42, 1_313_807_976), ("abcd", 0, 1_139_631_978),
      ("abcd", 1, 2_616_542_610), ("UA", 42, 3_606_233_583), ("héllo", 0, 3_164_577_896),
      ("서울", 42, 4_015_760_010), ("abcdefghij", 0, 2_291_300_241),
      ("abcdefghij", 42, 2_584_585_369),
    ] as [(String, UInt32, UInt32)])
  func `hashes agree with scikit-learn`(_ text: String, _ seed: UInt32, _ expected: UInt32) {
    #expect(MurmurHash3.hash(Array(text.utf8), seed: seed) == expected)
  }

  /// Goldens of scikit-learn's FeatureHasher; for the seed, of abs(murmurhash3_32) modulo 16.
  @Test func `buckets agree with FeatureHasher`() throws {
    let sample = Sample(rowCount: 5).with("x", .texts(["UA", "abc", "서울", "ab", nil]))
    let buckets: [Cell] = [.number(10), .number(6), .number(0), .number(1), .missing]
    #expect(try sample.cells("hash_bucket(x, 16)") == buckets)
    let seeded: [Cell] = [.number(1), .number(8), .number(6), .number(9), .missing]
    #expect(try sample.cells("hash_bucket(x, 16, 42)") == seeded)
    #expect(try sample.cells("hash_bucket(12, 16) == hash_bucket(\"12\", 16)")[0] == .boolean(true))
  }

  /// FeatureHasher: (2147483647 - (n - 1)) % n for the number that has no opposite.
  @Test(arguments: [1, 2, 3, 7, 16, 1000, 2_147_483_647])
  func `the most negative hash has the bucket of FeatureHasher`(_ count: Int) {
    #expect(HashBucket.bucket(0x8000_0000, count: count) == (2_147_483_647 - (count - 1)) % count)
  }

  @Test func `texts are changed once per distinct text and keep their rows`() throws {
    let sample = Sample(rowCount: 6)
      .with("x", .texts([" Ab", "ab ", nil, "AB", " Ab", "É\u{3000}"]))
    #expect(
      try sample.cells("lower(trim(x))") == [
        .text("ab"), .text("ab"), .missing, .text("ab"), .text("ab"), .text("é"),
      ])
    guard case .category(let column) = try sample.column("upper(trim(x))") else { return }
    #expect(column.dictionary == ["AB", "É"])
    #expect(column.codes == [0, 0, 0, 0, 0, 1])
    #expect(
      try sample.cells("length(x)") == [
        .number(3), .number(3), .missing, .number(2), .number(3), .number(2),
      ])
  }

  @Test func `joining texts of different parts gives one code per text`() throws {
    let sample = Sample(rowCount: 4).with("a", .texts(["a", "ab", nil, "x"]))
      .with("b", .texts(["bc", "c", "c", nil]))
    guard case .category(let column) = try sample.column("concat(a, b)") else { return }
    #expect(column.dictionary == ["abc"])
    #expect(try sample.cells("concat(a, b)") == [.text("abc"), .text("abc"), .missing, .missing])
    #expect(try sample.cells("concat(a, '-', b)")[1] == .text("ab-c"))
    #expect(try sample.cells("concat('x', 1, true)") == Array(repeating: .text("x1true"), count: 4))
  }

  @Test func `columns of many texts take the slow way and agree`() throws {
    let rows = 300
    let texts = (0..<rows).map { "t\($0)" }
    var large = (0..<9000).map { "unused \($0)" }
    large.append(contentsOf: texts)
    var sample = Sample(rowCount: rows).with("b", .texts(texts.map { $0 }))
    sample.inputs.append(InputDefinition(name: "a", type: .category))
    sample.batch.columns.append(
      .category(
        CategoryColumn(
          codes: (0..<rows).map { UInt32(9000 + $0) }, states: Array(repeating: 0, count: rows),
          dictionary: large)))
    #expect(try sample.cells("concat(a, b)") == texts.map { .text($0 + $0) })
    #expect(try sample.cells("a == b") == texts.map { _ in .boolean(true) })
    #expect(try sample.cells("upper(a)") == texts.map { .text($0.uppercased()) })
    #expect(try sample.cells("a if b == 't7' else 'no'")[6...7] == [.text("no"), .text("t7")])
    guard case .category(let column) = try sample.column("upper(a)") else { return }
    #expect(column.dictionary.count == rows)
  }

  @Test func `numbers are written without a fraction where there is none`() throws {
    let numbers: [Double] = [
      21, -0.0, 0.1, -3, 4095, 4096, 1e15, 1e16, 1e-7, .infinity, .nan, 2.5, 21,
    ]
    let sample = Sample(rowCount: numbers.count).with("x", .numbers(numbers))
    let texts = [
      "21", "0", "0.1", "-3", "4095", "4096", "1000000000000000", "1e+16", "1e-07", "inf", "nan",
      "2.5", "21",
    ]
    #expect(try sample.cells("x", as: .category) == texts.map { .text($0) })
  }

  @Test func `texts are read as numbers`() throws {
    let texts = [
      "42", " -1.5 ", "1e3", ".5", "+7", "0x10", "1_000", "", "abc", "inf", "-Infinity", "NaN",
      "1e999", "٣",
    ]
    let numbers: [Double] = [
      42, -1.5, 1000, 0.5, 7, .nan, .nan, .nan, .nan, .infinity, -.infinity, .nan, .infinity, .nan,
    ]
    let found = try Sample(rowCount: texts.count).with("x", .texts(texts)).cells("number(x)")
    for row in texts.indices {
      #expect(found[row].agrees(with: .number(numbers[row])), "\(texts[row])")
    }
  }

  @Test func `a map looks texts, numbers and booleans up`() throws {
    let sample = Sample(rowCount: 4).with("c", .texts(["a", "b", "z", nil]))
      .with("n", .numbers([1, 2.5, 0, nil])).with("t", .booleans([true, false, true, nil]))
    let (one, two, nine) = (Cell.number(1), Cell.number(2), Cell.number(9))
    #expect(try sample.cells("map(c, {a: 1, b: 2}, 9)") == [one, two, nine, .missing])
    #expect(try sample.cells("map(c, {a: 1, b: 2})") == [one, two, .missing, .missing])
    #expect(try sample.cells("map(c, {a: 1, b: 2}, n)") == [one, two, .number(0), .missing])
    #expect(try sample.cells("map(n, {1: 1, 2.5: 2}, 9)") == [one, two, nine, .missing])
    #expect(try sample.cells("map(t, {true: 1, false: 2})") == [one, two, one, .missing])
    #expect(
      try sample.cells("map(c, {a: x, b: 'y'}, c)") == [
        .text("x"), .text("y"), .text("z"), .missing,
      ])
    #expect(
      try sample.cells("map(c, {a: true}, false)")[0...1] == [.boolean(true), .boolean(false)])
    #expect(try sample.cells("map('b', {a: 1, b: 2})") == [two, two, two, two])
  }
}
