/// What is known of when a window's labels came, and of those that were corrected.
public struct LabelEvidence: Sendable, Equatable {
  /// Rows with a label.
  public var labelled: Int
  /// The share of served rows with a label, 0…1.
  public var coverage: Double
  /// Within how many seconds half of the usual labels came; nil where nobody knows.
  public var delay: Double?
  /// The lower end of the delay's 95 % interval: seconds.
  public var lowDelay: Double?
  /// Whether these labels have not come yet, so that the delay is longer.
  public var isOverdue = false
  /// Whether the horizon of all rows is over, so that no label comes any more.
  public var isOver = false
  /// How many labels are usual for so many rows.
  public var usualLabels = 0.0
  /// Rows whose label was corrected.
  public var corrections: Int
  /// How likely chance alone makes so many corrections; nil without a reference.
  public var correctionChance: Double?
  /// What is usual; nil without labels in the reference.
  public var usual: Usual?

  /// What the reference says of labels.
  public struct Usual: Sendable, Equatable {
    /// The share of rows that get a label, above 0 to 1.
    public var coverage: Double
    /// Within how many seconds half of them come; at least 1.
    public var delay: Double
    /// The longest usual delay of a window in seconds.
    public var longestDelay: Double
    /// The share of labels that are corrected, 0…1.
    public var correctedShare: Double
    /// The largest usual share of a window; nil where windows are too few to tell.
    public var largestCorrectedShare: Double?

    /// Creates it.
    public init(
      coverage: Double, delay: Double, longestDelay: Double, correctedShare: Double,
      largestCorrectedShare: Double? = nil
    ) {
      self.coverage = coverage
      self.delay = delay
      self.longestDelay = longestDelay
      self.correctedShare = correctedShare
      self.largestCorrectedShare = largestCorrectedShare
    }
  }

  /// The fewest usual labels of a window by which delays are judged.
  public static let leastLabels = 30.0
  /// The fewest corrections that are a finding.
  public static let leastCorrections = 5
  /// The chance of corrections below which they are none.
  public static let leastChance = 0.001

  /// The share of the usual labels below which they are told as missing, and not as late.
  public static let leastShare = 0.75

  /// Creates the evidence of rows with a label.
  public init(labelled: Int, coverage: Double, corrections: Int, usual: Usual? = nil) {
    self.labelled = labelled
    self.coverage = coverage
    self.corrections = corrections
    self.usual = usual
  }
}
