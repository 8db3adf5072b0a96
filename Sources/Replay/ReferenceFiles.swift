import PipelineFile
import ProfileStore

/// A reference that was read from files of its own.
struct ReferenceFilesState: Sendable {
  /// The place of the reference in the pipeline file, from 0.
  var index: Int
  /// The reference, or why there is none.
  var state: ReferenceState
  /// The digest of the files and of the column definitions.
  var digest: ContentDigest
}
