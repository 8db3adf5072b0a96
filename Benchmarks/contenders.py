"""What is measured, and how: a process's CPU seconds, peak memory and wall-clock time."""
import os
import shlex
import subprocess
import time
from pathlib import Path


class Failure(Exception):
    """Why the benchmark cannot go on, as a sentence."""


class Contender:
    """A command that is measured, under a name.

    `command` makes the words of the command line from the empty folder of a run. `writes` names
    what must have appeared in that folder: a contender that does no work must not win.
    """

    def __init__(self, name, command, writes=None):
        self.name = name
        self.writes = writes
        self._command = command

    def words(self, work):
        return [os.fspath(word) if hasattr(word, "__fspath__") else str(word)
                for word in self._command(work)]

    def shown(self):
        """The command line with $RUN for the folder; a long list of files is cut."""
        words = self.words(Path("/run-folder"))
        if len(words) > 20:
            words = [*words[:2], f"… {len(words) - 2} more files"]
            return " ".join(words)
        return shlex.join(words).replace("/run-folder", "$RUN")


def measure(contender, work):
    """Runs the contender once, in an empty folder; what it prints shows only when it fails.

    CPU seconds are user and system time of the process and of the children it waited for, as the
    kernel accounts them. Peak memory is the largest resident set; Linux also counts what the
    parent had resident at the fork, so less than this script's own 20 MB cannot be seen.
    """
    words = contender.words(work)
    printed = work / "printed.txt"
    with open(printed, "wb") as file:
        started = time.monotonic()
        process = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT, cwd=work)
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            process.wait()
            raise
        wall = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        tail = printed.read_text(errors="replace")[-2000:].strip()
        raise Failure(f"{contender.name}: exit code {process.returncode}: {tail}")
    if contender.writes and not (work / contender.writes).exists():
        raise Failure(f"{contender.name}: wrote no {contender.writes}")
    return {
        "cpu_seconds": usage.ru_utime + usage.ru_stime, "user_seconds": usage.ru_utime,
        "system_seconds": usage.ru_stime, "wall_seconds": wall,
        "peak_bytes": usage.ru_maxrss * 1024,
    }
