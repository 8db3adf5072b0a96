extension Int64 {
  /// Returns the quotient rounded towards minus infinity; `divisor` is positive.
  func quotient(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
