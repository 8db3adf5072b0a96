import Glibc

/// The bytes of a file, read in chunks, with a way back.
///
/// Every byte is hashed once, also where it is read twice.
@safe final class InputFile {
  /// The path that was opened.
  let path: String
  private let descriptor: Int32
  private let hasher: ContentHasher
  private let chunk: UnsafeMutableRawBufferPointer
  /// The part of `chunk` that was read and not yet consumed.
  private var unread = 0..<0
  /// The offset in the file of the first byte of `chunk`.
  private var chunkOffset = 0
  /// How many bytes, from the start of the file, the hasher has seen.
  private(set) var hashedCount = 0
  /// Where the file was found to end; it stays so even when the file grows meanwhile.
  private var endOffset: Int?

  /// Opens the regular file at `path`, to be read `chunkSize` bytes at a time.
  init(path: String, chunkSize: Int) throws(GzipError) {
    let descriptor = try openRegularFile(path)
    // SAFETY: freed in `deinit`; where `init` ends early nothing was allocated.
    guard let hasher = ContentHasher(), let memory = unsafe malloc(chunkSize) else {
      close(descriptor)
      throw .outOfMemory(path: path)
    }
    self.path = path
    self.descriptor = descriptor
    self.hasher = hasher
    unsafe chunk = UnsafeMutableRawBufferPointer(start: memory, count: chunkSize)
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  deinit {
    close(descriptor)
    // SAFETY: allocated in `init` and not handed out beyond a call.
    unsafe free(chunk.baseAddress)
  }

  /// The offset of the next byte.
  var offset: Int { chunkOffset + unread.lowerBound }

  /// The digest of the bytes read so far.
  var digest: ContentDigest { hasher.digest }

  /// The bytes that are there without reading; valid until the next call.
  var available: UnsafeRawBufferPointer {
    // SAFETY: `unread` lies within the bytes that were read into `chunk`.
    unsafe UnsafeRawBufferPointer(rebasing: chunk[unread])
  }

  /// Makes sure that a byte is available, and returns false at the end of the file.
  func fill() throws(GzipError) -> Bool {
    guard unread.isEmpty else { return true }
    let start = offset
    if let endOffset, start >= endOffset { return false }
    let count = try read(at: start)
    chunkOffset = start
    unread = 0..<count
    guard count > 0 else {
      endOffset = start
      return false
    }
    hash(count, at: start)
    return true
  }

  /// Returns the next byte and moves on; nil at the end of the file.
  func next() throws(GzipError) -> UInt8? {
    guard try fill() else { return nil }
    // SAFETY: `fill` made sure of a byte at the start of `unread`.
    let byte = unsafe chunk[unread.lowerBound]
    unread = (unread.lowerBound + 1)..<unread.upperBound
    return byte
  }

  /// Moves by `count` bytes: forward within what is available, or back to any place before.
  func advance(by count: Int) {
    if count >= 0 {
      precondition(count <= unread.count, "no move beyond the bytes that are available")
      unread = (unread.lowerBound + count)..<unread.upperBound
    } else {
      moveBack(to: offset + count)
    }
  }

  /// Moves back to an offset at or before the present one.
  func moveBack(to target: Int) {
    precondition(target >= 0 && target <= offset, "no move back to a place that was not read")
    if target >= chunkOffset {
      unread = (target - chunkOffset)..<unread.upperBound
    } else {
      chunkOffset = target
      unread = 0..<0
    }
  }

  /// Reads on to the end of the file, for the digest.
  func drain() throws(GzipError) {
    while try fill() { advance(by: unread.count) }
  }

  /// Reads a chunk at an offset and returns its length; 0 at the end of the file.
  private func read(at start: Int) throws(GzipError) -> Int {
    while true {
      // SAFETY: `pread` writes at most `chunk.count` bytes to `chunk`.
      let count = unsafe pread(descriptor, chunk.baseAddress, chunk.count, start)
      if count >= 0 { return count }
      guard errno == EINTR else {
        throw .readFailed(path: path, byteOffset: start, errno: errno)
      }
    }
  }

  /// Hashes those of the `count` bytes at `start` that were not yet hashed.
  private func hash(_ count: Int, at start: Int) {
    let seen = hashedCount - start
    guard seen < count else { return }
    // SAFETY: `count` bytes of `chunk` were read; moves go back only, so `seen` is not negative.
    unsafe hasher.add(UnsafeRawBufferPointer(rebasing: chunk[seen..<count]))
    hashedCount = start + count
  }
}

/// Opens a regular file for reading and returns its descriptor.
private func openRegularFile(_ path: String) throws(GzipError) -> Int32 {
  // Without waiting: opening a pipe would else block until somebody writes to it.
  // SAFETY: the path is a text that ends in a zero during the call.
  let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { throw openError(path, errno) }
  var status = stat()
  // SAFETY: `fstat` fills in `status`, which outlives the call.
  guard unsafe fstat(descriptor, &status) == 0 else {
    let code = errno
    close(descriptor)
    throw openError(path, code)
  }
  let type = status.st_mode & S_IFMT
  guard type == S_IFREG else {
    close(descriptor)
    throw type == S_IFDIR ? .isDirectory(path: path) : .notRegularFile(path: path)
  }
  return descriptor
}

/// Returns the error for a file that could not be opened.
private func openError(_ path: String, _ code: Int32) -> GzipError {
  switch code {
  case ENOENT, ENOTDIR: .notFound(path: path)
  case EACCES, EPERM: .permissionDenied(path: path)
  case ENXIO, ENODEV: .notRegularFile(path: path)
  default: .cannotOpen(path: path, errno: code)
  }
}
