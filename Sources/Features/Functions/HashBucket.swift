/// `hash_bucket(x, n[, seed])`: a bucket from 0 to n - 1 by the hash of the text.
///
/// The hash is MurmurHash3 (x86, 32 bits) of the UTF-8 text, read as a signed number; the bucket is
/// its distance from zero modulo n, as in scikit-learn's `FeatureHasher`. Numbers are written out.
enum HashBucket: ExpressionFunction {
  static let name = "hash_bucket"
  static let usage = "hash_bucket(x, n[, seed])"
  static let argumentCounts = 2...3

  static func compile(_ call: FunctionCall) throws(ExpressionError) -> TypedExpression {
    let texts = try call.text(0)
    let count = try call.literals.integer(
      call.arguments[1], in: 1...Int(Int32.max), subject: call.subject(1))
    var seed = 0
    if call.arguments.count > 2 {
      seed = try call.literals.integer(
        call.arguments[2], in: 0...Int(UInt32.max), subject: call.subject(2))
    }
    let start = UInt32(seed)
    return .number { evaluation in
      texts(&evaluation).looked(up: Double.nan) { text in
        Double(bucket(MurmurHash3.hash(Array(text.utf8), seed: start), count: count))
      }
    }
  }

  /// Returns the bucket of a hash.
  ///
  /// The most negative number has no opposite in 32 bits; scikit-learn gives it the bucket that
  /// this computes without overflow.
  static func bucket(_ hash: UInt32, count: Int) -> Int {
    Int(Int32(bitPattern: hash).magnitude) % count
  }
}
