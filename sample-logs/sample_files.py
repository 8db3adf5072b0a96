"""Writes the sample logs: gzipped JSON lines without time stamps, and host metrics as OTLP JSON.

The same input gives the same bytes: no clock, no file name and no modification time enters a gzip
header (zlib 1.2 or 1.3 at level 9; another deflate library may compress to other bytes with the
same content).
"""
import gzip
import io
import json
import shutil
from datetime import datetime, timezone
from pathlib import Path

import numpy as np


def to_json(value):
    """One line of JSON; NaN is written bare, as Python's writers do by default."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def gzipped(data):
    """One gzip member that holds `data`."""
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=buffer, mtime=0) as file:
        file.write(data)
    return buffer.getvalue()


def text_of(lines):
    return "".join(line + "\n" for line in lines).encode()


def empty_folder(path):
    shutil.rmtree(path, ignore_errors=True)
    Path(path).mkdir(parents=True)


def write_days(folder, lines_by_day):
    """One file per day (or month), `folder/YYYY-MM-DD.jsonl.gz`."""
    empty_folder(folder)
    for day in sorted(lines_by_day):
        (Path(folder) / f"{day}.jsonl.gz").write_bytes(gzipped(text_of(lines_by_day[day])))


def write_json(path, value):
    Path(path).write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n")


def write_incidents(path, incidents):
    """One incident a line, so that a reader can grep."""
    body = ",\n".join("  " + json.dumps(incident, ensure_ascii=False) for incident in incidents)
    Path(path).write_text("[\n" + body + "\n]\n")


def iso(milliseconds):
    """RFC 3339 in UTC with milliseconds."""
    instant = datetime.fromtimestamp(milliseconds // 1000, timezone.utc)
    return f"{instant:%Y-%m-%dT%H:%M:%S}.{milliseconds % 1000:03d}Z"


def instant_ms(text):
    """Milliseconds since 1970 of an ISO 8601 text with an offset."""
    return round(datetime.fromisoformat(text).timestamp() * 1000)


# The scraped metrics: name, unit, monotonic, and (attributes, column) per data point.
HOST_METRICS = [
    ("system.cpu.time", "s", True, [
        ({"cpu": "cpu0", "state": "user"}, "cpu_user"),
        ({"cpu": "cpu0", "state": "system"}, "cpu_system"),
        ({"cpu": "cpu0", "state": "idle"}, "cpu_idle"),
        ({"cpu": "cpu0", "state": "wait"}, "cpu_wait")]),
    ("system.memory.usage", "By", False, [
        ({"state": "used"}, "memory_used"), ({"state": "free"}, "memory_free")]),
    ("system.disk.io", "By", True, [
        ({"device": "nvme0n1", "direction": "read"}, "disk_read"),
        ({"device": "nvme0n1", "direction": "write"}, "disk_write")]),
    ("system.disk.operations", "{operations}", True, [
        ({"device": "nvme0n1", "direction": "read"}, "disk_reads"),
        ({"device": "nvme0n1", "direction": "write"}, "disk_writes")]),
    ("system.disk.io_time", "s", True, [({"device": "nvme0n1"}, "disk_busy")]),
    ("system.network.io", "By", True, [
        ({"device": "eth0", "direction": "receive"}, "net_in"),
        ({"device": "eth0", "direction": "transmit"}, "net_out")]),
    ("system.network.errors", "{errors}", True, [
        ({"device": "eth0", "direction": "receive"}, "net_errors")]),
    ("system.network.dropped", "{packets}", True, [
        ({"device": "eth0", "direction": "receive"}, "net_dropped")]),
]
MEMORY_BYTES = 8 * 2**30


def host_counters(times, shares, boots, is_up):
    """Counters of one host as a collector reads them.

    `times`: scrape instants in seconds, evenly spaced. `shares`: per scrape, what happened in the
    interval before it: CPU shares (cpu_user, cpu_system, cpu_wait), memory_used in bytes, bytes a
    second (disk_read, disk_write, net_in, net_out), disk_busy as a share, errors and drops a second.
    `boots`: instants at which the counters start at zero again. `is_up`: scrapes that exist.
    """
    step = times[1] - times[0]
    rates = dict(shares)
    rates["cpu_idle"] = 1 - rates["cpu_user"] - rates["cpu_system"] - rates["cpu_wait"]
    rates["disk_reads"] = rates["disk_read"] / 16384
    rates["disk_writes"] = rates["disk_write"] / 8192
    used = np.round(rates.pop("memory_used") / 2**20) * 2**20
    boot = np.zeros(len(times))
    for instant in sorted(boots):
        boot[times > instant] = instant
    counters = {}
    for name, rate in rates.items():
        total = np.cumsum(rate * np.minimum(step, times - boot))
        for instant in sorted(boots):
            after = times > instant
            if after.any() and (~after).any():
                total[after] -= total[~after][-1]
        digits = 1 if name.startswith("cpu") or name == "disk_busy" else 0
        counters[name] = np.round(np.maximum(total, 0), digits)
    counters["disk_read"] = counters["disk_read"] // 4096 * 4096
    counters["disk_write"] = counters["disk_write"] // 4096 * 4096
    counters["memory_used"] = used
    counters["memory_free"] = MEMORY_BYTES - used
    return {"times": times, "boot": boot, "is_up": is_up, "values": counters}


def host_line(host, counters, index):
    """One scrape of one host as one line of OTLP JSON."""
    time_text = str(int(counters["times"][index])) + "000000000"
    boot_text = str(int(counters["boot"][index])) + "000000000"
    metrics = []
    for name, unit, is_monotonic, points in HOST_METRICS:
        data_points = []
        for attributes, column in points:
            value = counters["values"][column][index]
            number = {"asDouble": float(value)} if unit == "s" else {"asInt": str(int(value))}
            data_points.append({
                "attributes": [{"key": key, "value": {"stringValue": text}}
                               for key, text in attributes.items()],
                "startTimeUnixNano": boot_text, "timeUnixNano": time_text, **number})
        total = {"dataPoints": data_points, "aggregationTemporality": 2}
        if is_monotonic:
            total["isMonotonic"] = True
        metrics.append({"name": name, "unit": unit, "sum": total})
    resource = {"attributes": [{"key": "host.name", "value": {"stringValue": host}}]}
    return to_json({"resourceMetrics": [{
        "resource": resource,
        "scopeMetrics": [{"scope": {"name": "hostmetricsreceiver"}, "metrics": metrics}]}]})
