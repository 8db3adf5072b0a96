import CCSV
import Gzip

/// Turns files of comma-separated values into lines of JSON for a `RecordReader`.
///
/// The first record of a file names its columns. Cells that are numbers, `true`, `false`, `NaN`
/// (also as Python prints them) or empty become numbers, booleans, NaN and null, others text. A
/// record that has not as many cells as the header becomes a line that is no JSON, and so is
/// counted as malformed.
@safe public final class CSVLines {
  /// How a file's columns become fields.
  public struct Names: Sendable, Hashable {
    /// The field that a column is, by the column's name; other columns keep their names.
    public var fields: [String: String]
    /// A field that every record gets where no column is that field, with its value.
    public var missing: (field: String, value: Int64)?

    /// Creates the names.
    public init(fields: [String: String] = [:], missing: (field: String, value: Int64)? = nil) {
      self.fields = fields
      self.missing = missing
    }

    /// Whether both name all columns alike.
    public static func == (left: Names, right: Names) -> Bool {
      left.fields == right.fields && left.missing?.field == right.missing?.field
        && left.missing?.value == right.missing?.value
    }

    /// Feeds what makes names equal.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(fields)
      hasher.combine(missing?.field)
      hasher.combine(missing?.value)
    }
  }

  private let csv: OpaquePointer?

  /// Creates a reader of files.
  public init(_ names: Names) {
    // SAFETY: freed in deinit; nil, where memory is short, gives no lines.
    unsafe csv = tm_csv_create()
    guard let csv = unsafe csv else { return }
    for (name, field) in names.fields.sorted(by: { $0.key < $1.key }) {
      _ = unsafe tm_csv_rename(csv, name, field)
    }
    if let missing = names.missing {
      _ = unsafe tm_csv_set_missing(csv, missing.field, missing.value)
    }
  }

  deinit {
    // SAFETY: nobody else has it.
    unsafe tm_csv_free(csv)
  }

  /// Begins another file.
  public func begin() {
    // SAFETY: made in init.
    if let csv = unsafe csv { unsafe tm_csv_begin(csv) }
  }

  /// Begins `reader` on the lines that a block of the file completes; nil ends the file.
  ///
  /// They stay valid until the next call. Returns false where memory is short or a cell has more
  /// than 16 MiB: then there are no more lines.
  public func pass(_ block: LineBlock?, to reader: RecordReader) -> Bool {
    guard let csv = unsafe csv else { return false }
    var start: UnsafeRawPointer?
    var length = 0
    // SAFETY: the block is valid for the call, which keeps no address of it.
    guard
      unsafe tm_csv_add(csv, block?.bytes.baseAddress, block?.bytes.count ?? 0, &start, &length)
        != 0
    else { return false }
    // SAFETY: the lines stay where they are, with 64 bytes behind them, until the next call.
    unsafe reader.begin(
      UnsafeRawBufferPointer(start: start, count: length), firstLine: block?.firstLine ?? 1)
    return true
  }
}
