/// Elements in one piece of memory whose address is known and that is reused.
///
/// Unlike an array it is written without checks for uniqueness, and can be handed to C.
@safe final class GrowingBuffer<Element: BitwiseCopyable> {
  private(set) var count = 0
  private var capacity: Int
  private var memory: UnsafeMutablePointer<Element>

  init(minimumCapacity: Int = 64) {
    capacity = max(minimumCapacity, 1)
    // SAFETY: freed in deinit; elements beyond `count` are never read.
    unsafe memory = .allocate(capacity: capacity)
  }

  deinit {
    // SAFETY: allocated in init or reserve; nobody keeps the address longer than this object.
    unsafe memory.deallocate()
  }

  /// The elements; valid until the next change.
  var elements: UnsafeBufferPointer<Element> {
    // SAFETY: the first `count` elements are initialised.
    unsafe UnsafeBufferPointer(start: memory, count: count)
  }

  func append(_ element: Element) {
    if count == capacity { reserve(count + 1) }
    // SAFETY: there is room for one more.
    unsafe (memory + count).initialize(to: element)
    count += 1
  }

  /// Appends elements that lie outside this buffer.
  func append(contentsOf others: UnsafeBufferPointer<Element>) {
    guard let start = others.baseAddress else { return }
    let added = others.count
    reserve(count + added)
    // SAFETY: there is room, and both pieces are apart.
    unsafe (memory + count).initialize(from: start, count: others.count)
    count += others.count
  }

  func append(repeating element: Element, count added: Int) {
    reserve(count + added)
    // SAFETY: there is room.
    unsafe (memory + count).initialize(repeating: element, count: added)
    count += added
  }

  /// Drops all elements and keeps the memory.
  func removeAll() { count = 0 }

  subscript(index: Int) -> Element {
    get {
      precondition(index >= 0 && index < count, "an index within the buffer is expected")
      // SAFETY: checked above.
      return unsafe memory[index]
    }
    set {
      precondition(index >= 0 && index < count, "an index within the buffer is expected")
      // SAFETY: checked above.
      unsafe memory[index] = newValue
    }
  }

  private func reserve(_ needed: Int) {
    guard needed > capacity else { return }
    capacity = max(needed, capacity * 2)
    // SAFETY: the old elements are moved before the old memory is freed.
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    unsafe larger.moveInitialize(from: memory, count: count)
    unsafe memory.deallocate()
    unsafe memory = larger
  }
}
