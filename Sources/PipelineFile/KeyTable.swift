/// What a scalar of the file may hold; `ScalarType+Check.swift` says how it is checked.
enum ScalarType: Sendable {
  case text
  /// A name that folders and addresses are made from.
  case pipelineName
  /// A name of an input, feature or source.
  case name
  case timeZone
  case filePath
  case filePattern
  /// A path into a record; `words` are allowed in its place.
  case fieldPath(words: [String])
  case expression
  case number
  case integer(ClosedRange<Int>)
  /// A share between 0 and 1, as a number or in percent.
  case share
  case span
  /// A span, or `none`.
  case spanOrNone
  case latency
  /// A limit of a check: a number, a share or a latency.
  case limit
  case date
  /// A local date or time, or one with an offset.
  case instant
  /// A status code, or a class such as `2xx`.
  case status
  case flag
  case granularity
  case metric
  /// A column's name, with `*` and `?` for any characters.
  case columnPattern
  case choice([Choice])

  /// One of several words.
  struct Choice: Sendable {
    var word: String
    /// Why the word is known but not served, with the remedy; nil: it is served.
    var refusal: String?
  }

  /// Returns a choice of words that are all served.
  static func words(_ words: String...) -> ScalarType {
    .choice(words.map { Choice(word: $0, refusal: nil) })
  }
}

/// What a value of the file may be.
indirect enum Shape: Sendable {
  case scalar(ScalarType)
  case list(Shape, atLeast: Int = 1, atMost: Int = 10_000)
  /// Keys that are known.
  case section(Section)
  /// Names that the user chooses, each with a value of the same shape.
  case table(ScalarType, Shape, atLeast: Int = 1)
  /// A table whose values are sections of a kind: the value of `kind`, or the kind that goes with
  /// the name.
  case kinds([SectionKind])
  /// One of several, told apart by being a scalar, a list or a section.
  case any([Shape])

  /// A list of known keys.
  struct Section: Sendable {
    /// The heading of the reference page.
    var heading: String
    /// What the section is, in a sentence or two.
    var doc: String
    /// The keys, in the order of the reference page.
    var keys: [Key]

    /// The keys that are no mistake.
    var servedKeys: [Key] { keys.filter { $0.refusal == nil } }
  }

  /// A section of a table whose sections differ.
  struct SectionKind: Sendable {
    /// The value of `kind`.
    var kind: String
    /// The names that have this kind without saying so.
    var names: [String]
    /// The keys, `kind` included.
    var section: Section
    /// What is not done with the source in this version; nil: it is served.
    var notice: String?
  }
}

/// A key of the pipeline file: everything that checking, schema and reference page need.
struct Key: Sendable {
  var name: String
  var shape: Shape
  /// Whether the section is wrong without it.
  var isRequired = false
  /// The default as the reference page words it; nil: none.
  var fallback: String?
  /// One sentence or two.
  var doc: String
  /// A value as it is written behind the key; several lines are indented by the page.
  var example: String
  /// What is not done with the key in this version; nil: it is served.
  var notice: String?
  /// In which sections a required key may be left out; nil: in none.
  var isWaived: (@Sendable (ConfigNode) -> Bool)?
  /// Why the key is an error although it is known, with the remedy; it is in no schema and no page.
  var refusal: String?

  init(
    _ name: String, _ shape: Shape, isRequired: Bool = false, default fallback: String? = nil,
    example: String, notice: String? = nil, isWaived: (@Sendable (ConfigNode) -> Bool)? = nil,
    refusal: String? = nil, _ doc: String
  ) {
    self.name = name
    self.shape = shape
    self.isRequired = isRequired
    self.fallback = fallback
    self.doc = doc
    self.example = example
    self.notice = notice
    self.isWaived = isWaived
    self.refusal = refusal
  }
}
