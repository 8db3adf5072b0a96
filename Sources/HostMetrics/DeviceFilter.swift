/// Which devices count, so that no byte counts twice.
///
/// Partitions, stacked disks (device mapper, RAID), bonds, bridges and VLANs carry what their parts
/// carry; loop devices and the loopback interface carry nothing that matters. As node_exporter's
/// diskstats collector leaves out by default, and besides what stacks devices.
enum DeviceFilter {
  /// Returns whether a disk counts.
  static func isDisk(_ name: String) -> Bool {
    let name = lastPart(name)
    guard let first = name.first, !name.isEmpty else { return false }
    for stacked in ["loop", "ram", "zram", "dm-", "md", "fd", "sr", "nbd"] {
      if isNumbered(name, after: stacked) { return false }
    }
    if name.hasPrefix("nvme") || name.hasPrefix("mmcblk") { return !isPartition(name) }
    // sda1, vdb2, xvda1, hda1: a letter of the disk and a number of the partition.
    let letters = name.prefix { $0.isLetter }
    let isClassic = ["sd", "vd", "hd", "xvd"].contains { letters.hasPrefix($0) }
    return !isClassic || first.isNumber || letters.count == name.count
  }

  /// Returns whether a network interface counts.
  static func isInterface(_ name: String) -> Bool {
    guard name != "lo", !name.isEmpty, !name.contains(".") else { return false }
    for virtual in [
      "veth", "docker", "br-", "virbr", "cali", "cni", "flannel", "cilium", "lxc", "vxlan", "tunl",
      "dummy", "ifb", "kube-", "nodelocal", "vnet", "tap",
    ] where name.hasPrefix(virtual) { return false }
    for stacked in ["bond", "team", "br", "vlan", "lo"] where isNumbered(name, after: stacked) {
      return false
    }
    return true
  }

  /// Returns what follows the last slash: some writers give `/dev/sda`.
  private static func lastPart(_ name: String) -> Substring {
    name.lastIndex(of: "/").map { name[name.index(after: $0)...] } ?? name[...]
  }

  /// Returns whether a name is a prefix and a number.
  private static func isNumbered(_ name: some StringProtocol, after prefix: String) -> Bool {
    guard name.hasPrefix(prefix) else { return false }
    let rest = name.dropFirst(prefix.count)
    return !rest.isEmpty && rest.allSatisfy(\.isNumber)
  }

  /// Returns whether a name such as nvme0n1p2 or mmcblk0p1 is that of a partition.
  private static func isPartition(_ name: Substring) -> Bool {
    guard let mark = name.lastIndex(of: "p") else { return false }
    let rest = name[name.index(after: mark)...]
    return !rest.isEmpty && rest.allSatisfy(\.isNumber)
  }
}
