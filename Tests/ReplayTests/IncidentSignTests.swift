import Reports
import Testing

@testable import Replay

struct IncidentSignTests {
  private func incident(
    _ metric: String, _ column: String, _ start: String, _ end: String? = nil
  ) -> IncidentDocument {
    IncidentDocument(
      id: "\(metric) \(column) \(start)", area: .cpuMemory, metric: metric, column: column,
      status: .warning, start: start, end: end, sentence: "It is.")
  }

  @Test func `memory that is high while it leaks is the leak`() {
    let leak = incident(
      "cpu_memory.memory_leak", "gate-3", "2013-09-22T22:00:00-04:00",
      "2013-10-02T00:00:00-04:00")
    let other = [
      // Before it, in another zone's words; of another host; of the processor; behind it.
      incident(
        "cpu_memory.host_change", "gate-3 memory.used", "2013-09-23T01:59:59+00:00"),
      incident("cpu_memory.host_change", "gate-2 memory.used", "2013-09-23T11:00:00-04:00"),
      incident("cpu_memory.host_change", "gate-3 cpu.utilization", "2013-09-23T11:00:00-04:00"),
      incident("cpu_memory.host_change", "gate-3 memory.used", "2013-10-02T00:00:00-04:00"),
    ]
    let signs = [
      incident("cpu_memory.host_change", "gate-3 memory.used", "2013-09-22T22:00:00-04:00"),
      incident("cpu_memory.host_change", "gate-3 memory.utilization", "2013-09-24T11:00:00-04:00"),
    ]
    #expect(IndexAssembly.withoutSigns([leak] + signs + other) == [leak] + other)
    #expect(IndexAssembly.withoutSigns(signs + other) == signs + other)
    var open = leak
    open.end = nil
    #expect(IndexAssembly.withoutSigns([open, other[3]]) == [open])
  }
}
