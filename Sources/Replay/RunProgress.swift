import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Tells on standard error how far a run is: a bar on a terminal, one line a minute elsewhere, or
/// JSON lines.
public final class RunProgress: @unchecked Sendable {
  /// How progress is told.
  public enum Style: Sendable {
    /// A bar that is redrawn in place.
    case bar
    /// One line a minute.
    case lines
    /// One JSON object a line, one a second at most.
    case json
    /// Not at all.
    case silent

    /// A bar where standard error is a terminal, lines elsewhere.
    public static var automatic: Style { isatty(STDERR_FILENO) == 1 ? .bar : .lines }
  }

  // Sendable: everything that changes is only used under the lock.
  private let lock = NSLock()
  private let style: Style
  private let start = ContinuousClock.now
  private var lastShown: ContinuousClock.Instant?
  private var stage = ""
  private var done = 0
  private var total = 0
  private var bytes = 0
  private var totalBytes = 0
  private var rows = 0

  /// Creates a progress that nothing was told of.
  public init(_ style: Style) { self.style = style }

  /// Begins a stage of `total` parts and, where they are known, bytes.
  func begin(_ stage: String, of total: Int, bytes totalBytes: Int = 0) {
    lock.withLock {
      self.stage = stage
      self.total = total
      self.totalBytes = totalBytes
      done = 0
      bytes = 0
      rows = 0
      show(isForced: false)
    }
  }

  /// Counts a finished part.
  func advance(bytes: Int = 0, rows: Int = 0) {
    lock.withLock {
      done += 1
      self.bytes += bytes
      self.rows += rows
      show(isForced: false)
    }
  }

  /// Ends the stage.
  func end() {
    lock.withLock {
      if style == .bar, lastShown != nil {
        show(isForced: true)
        write("\n")
      }
      lastShown = nil
    }
  }

  private func show(isForced: Bool) {
    let now = ContinuousClock.now
    let pause: Duration =
      switch style {
      case .bar: .milliseconds(200)
      case .lines: .seconds(60)
      case .json: .seconds(1)
      case .silent: .seconds(1 << 30)
      }
    guard style != .silent, isForced || now - (lastShown ?? start) >= pause else { return }
    lastShown = now
    let seconds = max(
      1e-3,
      Double((now - start).components.seconds) + 1e-18
        * Double((now - start).components.attoseconds))
    switch style {
    case .bar: write("\r\u{1B}[2K" + bar + facts(seconds))
    case .lines: write("tidemark: \(stage): \(done) of \(total)\(facts(seconds))\n")
    case .json:
      write(
        "{\"stage\":\"\(stage)\",\"done\":\(done),\"total\":\(total),\"bytes\":\(bytes),"
          + "\"rows\":\(rows),\"seconds\":\(Int(seconds))}\n")
    case .silent: break
    }
  }

  private var bar: String {
    let width = 24
    let filled = total > 0 ? done * width / total : 0
    return
      "\(stage) [\(String(repeating: "█", count: filled))"
      + "\(String(repeating: "·", count: width - filled))] \(done)/\(total)"
  }

  private func facts(_ seconds: Double) -> String {
    guard bytes > 0 else { return "" }
    let rate = Double(bytes) / seconds
    var text = String(format: "  %.1f MB/s  %.0f rows/s", rate / 1e6, Double(rows) / seconds)
    if totalBytes > bytes {
      text += String(format: "  %.0f s left", Double(totalBytes - bytes) / rate)
    }
    return text
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
