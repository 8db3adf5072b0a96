import Dispatch
import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Notes SIGTERM and SIGINT, so that a run ends between two files instead of within one.
///
/// The second signal ends the process at once; what was committed stays then as well.
public final class Interruption: @unchecked Sendable {
  // Sendable: the sources are made once and never used again.
  private let state = Guarded<Int32>(0)
  private let sources: [any DispatchSourceSignal]

  /// Begins to note signals; the process is no longer ended by the first one.
  public init() {
    let state = state
    sources = [SIGTERM, SIGINT].map { number in
      _ = signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        let isSecond = state.withValue { value in
          defer { value = number }
          return value != 0
        }
        if isSecond { _exit(128 + number) }
      }
      source.resume()
      return source
    }
  }

  /// The signal that came; nil while none has.
  public var signalNumber: Int32? {
    let number = state.withValue { $0 }
    return number == 0 ? nil : number
  }

  /// Throws when a signal has come.
  func check() throws(ReplayError) {
    if let signalNumber { throw .interrupted(signal: signalNumber) }
  }
}

/// A value that several threads use one after the other.
final class Guarded<Value>: @unchecked Sendable {
  // Sendable: the value is only used under the lock.
  private var value: Value
  private let lock = NSLock()

  /// Creates a guarded value.
  init(_ value: Value) { self.value = value }

  /// Runs `body` on the value while no other thread does.
  func withValue<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
    lock.lock()
    defer { lock.unlock() }
    return try body(&value)
  }
}

extension Guarded<Int> {
  /// Returns the next number; every thread gets others.
  func next() -> Int {
    withValue { value in
      defer { value += 1 }
      return value
    }
  }
}
