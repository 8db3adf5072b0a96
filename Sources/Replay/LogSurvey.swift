import Foundation
import Gzip
import InferenceLog

/// A look at a log before there is a pipeline: which files it has, and what a sample of their records
/// holds.
public struct LogSurvey {
  /// What the sampled records hold.
  public let fields: FieldSurvey
  /// How many records were sampled.
  public var recordCount: Int { fields.objects }
  /// How many files there are.
  public let fileCount: Int
  /// How many of them were sampled.
  public let sampledCount: Int
  /// The files as patterns, from the folder of the pipeline file on.
  public let patterns: [String]

  /// How many files are sampled, the first and the last among them.
  private static let sampledFiles = 8
  /// How many lines of a file are sampled, about.
  private static let sampledLines = 5_000

  /// Looks at the logs under some paths: files, folders, and patterns as in a pipeline file.
  ///
  /// Files that cannot be opened or read are passed over as long as one can.
  ///
  /// - Parameters:
  ///   - paths: What to look at.
  ///   - folder: The folder of the pipeline file, absolute.
  /// - Throws: `ReplayError.noInput` where nothing matches, `GzipError` where nothing can be read.
  public init(paths: [String], from folder: String) throws {
    let places = paths.map(LogPlace.init)
    let files = Set(places.flatMap(\.files)).sorted()
    guard !files.isEmpty else { throw ReplayError.noInput(patterns: paths) }
    let sample = Self.spread(files)
    (fields, sampledCount) = try Self.survey(sample)
    fileCount = files.count
    patterns = LogPlace.patterns(places, from: folder)
  }

  private static func spread(_ files: [String]) -> [String] {
    let count = min(sampledFiles, files.count)
    return (0..<count).map { files[count == 1 ? 0 : $0 * (files.count - 1) / (count - 1)] }
  }

  private static func survey(_ files: [String]) throws -> (FieldSurvey, Int) {
    var survey = FieldSurvey()
    var count = 0
    var failure: GzipError?
    for file in files {
      do throws(GzipError) {
        try add(file, to: &survey)
        count += 1
      } catch {
        failure = failure ?? error
      }
    }
    if let failure, count == 0 { throw failure }
    return (survey, count)
  }

  private static func add(_ file: String, to survey: inout FieldSurvey) throws(GzipError) {
    let reader = try GzipLineReader(path: file, blockSize: 128 << 10)
    while let block = try reader.next() {
      // SAFETY: the block stays valid until the next one is asked for.
      unsafe survey.add(block.bytes, firstLine: block.firstLine)
      if reader.summary.lines >= sampledLines { return }
    }
  }
}
