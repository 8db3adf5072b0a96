/// Inflates a file without looking for lines, as a measure of what inflating alone costs.
///
/// Damage ends the reading, as in `GzipLineReader`.
///
/// - Parameters:
///   - path: The file: gzip of any number of members, or plain text.
///   - inflater: The library that inflates.
/// - Returns: The number of inflated bytes.
/// - Throws: Any `GzipError`.
public func inflateOnly(path: String, inflater: InflaterKind = .fastest) throws(GzipError) -> Int {
  let stream = try GzipStream(path: path, inflater: inflater, chunkSize: 256 << 10)
  let output = LineBuffer(capacity: 512 << 10)
  guard let output else { throw .outOfMemory(path: path) }
  while try unsafe stream.read(into: output.memory) > 0 {}
  return stream.inflatedBytes
}
