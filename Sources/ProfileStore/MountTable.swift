import Foundation

/// The mounted file systems, as Linux lists them in `/proc/self/mountinfo`.
///
/// SQLite and `StateLock` need locks that hold, which file systems shared by several machines do
/// not promise. Source: <https://sqlite.org/howtocorrupt.html>, read 2026-11-22. The table tells
/// one FUSE file system from another, which `f_type` of statfs(2) does not.
struct MountTable: Sendable {
  private var mounts: [(point: String, type: String)] = []

  /// The table of this process; empty where the system has none.
  static var current: MountTable {
    let bytes = FileManager.default.contents(atPath: "/proc/self/mountinfo") ?? Data()
    return MountTable(mountinfo: String(decoding: bytes, as: UTF8.self))
  }

  /// Reads a table.
  ///
  /// Lines of another form are skipped. Format: proc(5).
  init(mountinfo: String) {
    for line in mountinfo.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 6, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count
      else { continue }
      let point = fields[4].replacing("\\040", with: " ").replacing("\\011", with: "\t")
      mounts.append((String(point), String(fields[dash + 1])))
    }
  }

  /// Returns the type of the file system that holds an absolute path; nil when it is not listed.
  ///
  /// Of several mounts on one point the last is the one that shows.
  func type(of path: String) -> String? {
    var best: (point: String, type: String)?
    for mount in mounts {
      let prefix = mount.point.hasSuffix("/") ? mount.point : mount.point + "/"
      guard (path + "/").hasPrefix(prefix),
        mount.point.utf8.count >= best?.point.utf8.count ?? 0
      else { continue }
      best = mount
    }
    return best?.type
  }

  /// Returns the name of the network file system that holds a folder; nil when it is local.
  func networkFileSystem(of directory: String) -> String? {
    let path = URL(fileURLWithPath: directory).resolvingSymlinksInPath().path
    guard let type = type(of: path) else { return nil }
    // A FUSE file system that is not known to be local may be sshfs, s3fs, rclone or the like.
    let isRemoteFuse = type.split(separator: ".").first == "fuse" && !Self.localFuse.contains(type)
    return isRemoteFuse || Self.network.contains(type) ? type : nil
  }

  private static let localFuse: Set<String> = [
    "fuse.bindfs", "fuse.encfs", "fuse.fuse-overlayfs", "fuse.gocryptfs", "fuse.mergerfs",
  ]

  private static let network: Set<String> = [
    "nfs", "nfs4", "smb3", "smbfs", "cifs", "9p", "afs", "coda", "ceph", "ncpfs", "gfs2", "ocfs2",
    "lustre", "gpfs", "beegfs", "glusterfs", "vboxsf", "davfs",
  ]
}
