"""On what the benchmark ran: processor, system and versions, as a dictionary of texts."""
import os
import platform
import subprocess
from pathlib import Path


def output(*words, cwd=None):
    """The first line that a command prints, or none where it fails."""
    try:
        done = subprocess.run([str(word) for word in words], cwd=cwd, capture_output=True,
                              text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return next(iter(done.stdout.splitlines()), None)


def value(path, key):
    """What a file of `key: value` or `key=value` lines says, or none."""
    try:
        lines = Path(path).read_text().splitlines()
    except OSError:
        return None
    for line in lines:
        name, _, text = line.replace("=", ":", 1).partition(":")
        if name.strip() == key:
            return text.strip().strip('"')
    return None


def load():
    """The machine's load average over the last minute."""
    return round(os.getloadavg()[0], 2)


def version_of_isal():
    """The version of ISA-L as Debian's packages or pkg-config know it."""
    return (output("dpkg-query", "--show", "--showformat", "${Version}\\n", "libisal2")
            or output("pkg-config", "--modversion", "libisal"))


def description(python, inflate, binary, root):
    """Everything that a reader of the numbers has to know; what cannot be found is left out."""
    memory = value("/proc/meminfo", "MemTotal")
    zlib = output(inflate, "--version")
    changed = output("git", "status", "--porcelain", cwd=root)
    commit = output("git", "rev-parse", "--short=12", "HEAD", cwd=root)
    found = {
        "processor": value("/proc/cpuinfo", "model name") or platform.machine(),
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": memory and f"{int(memory.split()[0]) * 1024 / 1e9:.0f} GB",
        "system": f"{value('/etc/os-release', 'PRETTY_NAME') or 'Linux'}, "
                  f"Linux {platform.release()}",
        "tidemark": output(binary, "--version"),
        "commit": commit and commit + (" with changes" if changed else ""),
        "swift": output("swift", "--version"),
        "zlib": zlib and zlib.removeprefix("zlib "),
        "isa-l": version_of_isal(),
        "duckdb": output(python, "-c", "import duckdb; print(duckdb.__version__)"),
        "python": platform.python_version(),
    }
    return {key: text for key, text in found.items() if text} | {"load_before": load()}
