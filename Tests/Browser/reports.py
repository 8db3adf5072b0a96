"""The reports that the proof looks at: both demo pipelines, a wide one, one of three hundred
features, a hostile one, and the start page over them all."""
import datetime
import gzip
import json
import os
import random
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
START = datetime.datetime(2024, 3, 4, tzinfo=datetime.timezone.utc)


class Failure(Exception):
    """A report could not be made, or a tool did not answer."""


def run(*words):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    if done.returncode:
        raise Failure(f"{' '.join(map(str, words))}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def publish(program, folder, text, *words):
    """Runs a pipeline file in `folder`; returns the report's folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pipeline.yaml").write_text(text, encoding="utf-8")
    run(program, "run", folder / "pipeline.yaml", "--threads", 1, "--log", "none",
        "--state", folder / "state", "--output", folder / "report", *words)
    return folder / "report"


def demo(program, folder, name, replacing, *words):
    """One of pipelines/, in a folder of its own."""
    text = (ROOT / "pipelines" / f"{name}.yaml").read_text(encoding="utf-8")
    text = text.replace("../sample-logs/", f"{ROOT}/sample-logs/")
    for old, new in replacing.items():
        if old not in text:
            raise Failure(f"pipelines/{name}.yaml has no {old!r}")
        text = text.replace(old, new)
    return publish(program, folder, text, *words)


def bitcoin(program, folder, quick):
    """Ten weeks; quick: the eight days with a war in them, against the weeks before."""
    words = ["--since", "2025-04-13", "--until", "2025-04-21"] if quick else []
    return demo(program, folder, "bitcoin", {}, *words)


def flights(program, folder, quick):
    """June, in which the weather feed is down for two days; May is there to compare with."""
    replacing = {
        "flights/requests/**/*.jsonl.gz": "flights/requests/2013-0[56]-*.jsonl.gz",
        "flights/labels/**/*.jsonl.gz": "flights/labels/2013-0[567]-*.jsonl.gz",
        "flights/hosts/**/*.jsonl.gz": "flights/hosts/2013-0[56].jsonl.gz"}
    since, until = ("2013-06-17", "2013-06-20") if quick else ("2013-06-01", "2013-07-01")
    return demo(program, folder, "flights", replacing, "--since", since, "--until", until)


def write(path, records):
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)


def moment(minutes):
    return (START + datetime.timedelta(minutes=minutes)).isoformat().replace("+00:00", "Z")


def call(index, minutes, host, version, values, score, status=200, latency=20.0):
    return {"ts": moment(minutes), "request_id": f"c{index}", "host": host, "status": status,
            "model": {"name": "m", "version": version}, "latency_ms": round(latency, 2),
            "input": values, "output": {"score": round(score, 4)}}


LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 32" width="96" height="32">\
<path fill="#1f6f8b" d="M0 24q12-16 24 0t24 0 24 0 24 0v8H0z"/></svg>"""


def wide(program, folder, locale, *words):
    """Thirty columns, thirty days, labels, three hosts and two versions; it drifts from day 25 on.
    Its pages bear a logo."""
    chance = random.Random(30)
    calls, labels, hosts = [], [], []
    for day in range(32):
        late = day >= 25
        for index in range(120):
            minutes = day * 1440 + index * 12
            values = {f"amount_{number}": round(chance.gauss(10 * number + late * number, 5), 3)
                      for number in range(8)}
            values["country"] = chance.choice(["KR", "US", "DE", "FR"] + ["BR"] * 3 * late)
            values["kind"] = chance.choice("abcdefgh")
            score = min(1, max(0, chance.gauss(0.3 + 0.2 * late, 0.2)))
            number = day * 120 + index
            calls.append(call(
                number, minutes, f"gate-{index % 3}", "2.0.0" if late and index % 2 else "1.0.0",
                values, score, 503 if chance.random() < (0.1 if day == 30 else 0.01) else 200,
                chance.expovariate(1 / 40)))
            labels.append({"request_id": f"c{number}", "ts": moment(minutes + 90),
                           "label": int(chance.random() < score)})
        for host in range(3):
            hosts += [{"ts": moment(day * 1440 + minute), "host": f"gate-{host}",
                       "cpu": round(chance.uniform(5, 60), 1), "memory": chance.randint(2, 4) << 30,
                       "read": chance.randint(0, 9 << 20), "sent": chance.randint(0, 5 << 20)}
                      for minute in range(0, 1440, 10)]
    write(folder / "logs" / "calls.jsonl.gz", calls)
    write(folder / "labels" / "labels.jsonl.gz", labels)
    write(folder / "hosts" / "hosts.jsonl.gz", hosts)
    (folder / "logo.svg").write_text(LOGO, encoding="utf-8")
    inputs = "\n".join(f"  amount_{number}: input.amount_{number}" for number in range(8))
    features = "\n".join(
        f"  log_{number}: log1p(abs(amount_{number}))\n  square_{number}: amount_{number} ** 2"
        for number in range(8)) + "\n  sum_1: amount_1 + amount_2\n  sum_2: amount_3 + amount_4" \
        "\n  ratio: amount_5 / (1 + abs(amount_6))"
    return publish(program, folder, f"""
pipeline: wide
title: Thirty columns
locale: {locale}
settle: 0s
sources:
  requests: {{files: logs/*.jsonl.gz}}
  labels: {{files: labels/*.jsonl.gz}}
  hosts:
    kind: metrics
    format: flat
    files: hosts/*.jsonl.gz
    values:
      cpu.utilization: {{path: cpu, unit: percent}}
      memory.used: memory
      disk.read_bytes: read
      network.transmit_bytes: sent
inputs:
{inputs}
  country: {{path: input.country, type: category}}
  kind: {{path: input.kind, type: category}}
features:
{features}
output: {{task: binary, score: output.score, threshold: 0.5}}
labels: {{horizon: 7d}}
windows: {{every: [day, week]}}
reference: {{rolling: 14d}}
segments: [country]
report: {{logo: logo.svg}}
objectives: {{latency_p99: 200ms, availability: 99%}}
events:
  - {{title: Model 2.0.0, kind: deployment, at: 2024-03-29T00:00}}
""", *words)


def many(program, folder):
    """Three hundred features of three days, of which a fifth moves on the last."""
    chance = random.Random(300)
    calls = []
    for day in range(3):
        for index in range(150):
            values = {f"v{number}": round(chance.gauss(number, 4) + 9 * (day == 2 and not number % 5), 3)
                      for number in range(30)}
            calls.append(call(
                day * 150 + index, day * 1440 + index * 9, f"gate-{index % 2}", "1.0.0", values,
                chance.random(), latency=chance.expovariate(1 / 40)))
    write(folder / "logs" / "calls.jsonl.gz", calls)
    functions = ["{0}", "{0} ** 2", "abs({0})", "log1p(abs({0}))", "{0} - {1}", "{0} + {1}",
                 "{0} * {1}", "min({0}, {1})", "max({0}, {1})", "floor({0})"]
    features = "\n".join(
        f"  f{number}_{place}: {text.format(f'v{number}', f'v{(number + 1) % 30}')}"
        for number in range(30) for place, text in enumerate(functions))
    return publish(program, folder, "\n".join([
        "pipeline: many", "title: Three hundred features", "settle: 0s",
        "sources: {requests: {files: logs/*.jsonl.gz}}", "inputs:",
        *(f"  v{number}: input.v{number}" for number in range(30)), "features:", features,
        "output: {task: regression, value: output.score}", "windows: {every: [day]}",
        "reference: {first: 2}"]) + "\n", "--since", "2024-03-05")


def site(program, folder, others):
    """The start page over other reports, of which one cannot be read."""
    for name, report in others.items():
        shutil.copytree(report, folder / "report" / name, copy_function=os.link)
    broken = folder / "report" / "broken"
    broken.mkdir()
    (broken / "run.json").write_text("{}", encoding="utf-8")
    run(program, "report", "--site", folder / "report")
    return folder / "report"


# What a log or a pipeline file may hold to reach out of the page. The last ones are shortened, made
# visible or left as they are; none may do anything.
HOSTILE = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(2)>", "'><svg onload=alert(3)>",
    "javascript:alert(4)", "{{t.offline}}{{{t.offline}}}", "</title><style>p{display:none}</style>",
    "&lt;b&gt;&amp;", "right\u202eto left\u2067\u200f", "🧨👩‍👩‍👧‍👦🇰🇷", "a\u0000b\u0007\u001bc\nd",
    "-->]]><!--", "=HYPERLINK(\"https://example.com\")", "\u0301" * 300, "x" * 10_000]


def hostile(program, folder):
    """Every name that a log or a pipeline file can choose is one of HOSTILE."""
    chance = random.Random(13)
    calls, labels, hosts = [], [], []
    for day in range(12):
        late = day >= 9
        for index in range(168):
            text = HOSTILE[index % len(HOSTILE)]
            value = {"amount": chance.gauss(50 + 40 * late, 9), "text": text if late else "usual",
                     "<script>alert(5)</script>": chance.random() + late}
            number = day * 168 + index
            calls.append(call(
                number, day * 1440 + index * 8, text, text if late else "1.0.0", value,
                chance.random(), 500 if index % 28 == 3 else 200, chance.expovariate(1 / 30)))
            labels.append({"request_id": f"c{number}", "ts": moment(day * 1440 + index * 8 + 60),
                           "label": index % 2})
        hosts += [{"ts": moment(day * 1440 + minute), "host": text, "cpu": chance.uniform(1, 99)}
                  for text in HOSTILE for minute in range(0, 1440, 30)]
    write(folder / "logs" / "<script>alert(6)<∕script>.jsonl.gz", calls)
    damaged = folder / "logs" / "\"><img src=x onerror=alert(7)>.jsonl.gz"
    damaged.write_bytes(gzip.compress(json.dumps(calls[-1]).encode())[:-4])
    write(folder / "labels" / "labels.jsonl.gz", labels)
    write(folder / "hosts" / "hosts.jsonl.gz", hosts)
    inputs = {text: "input.amount" for text in HOSTILE[:6] + [HOSTILE[8], HOSTILE[-1][:128]]}
    inputs["text"] = {"path": "input.text", "type": "category"}
    # JSON is YAML, if characters above U+FFFF are not written as two escapes.
    pipeline = {
        "pipeline": "hostile", "title": " ".join(HOSTILE[:6] + HOSTILE[7:9]), "settle": "0s",
        "sources": {
            "requests": {"files": "logs/*.gz"}, "labels": {"files": "labels/*.gz"},
            "hosts": {"kind": "metrics", "format": "flat", "files": "hosts/*.gz",
                      "values": {"cpu.utilization": {"path": "cpu", "unit": "percent"}}}},
        "inputs": inputs, "output": {"task": "binary", "score": "output.score", "threshold": 0.5},
        "windows": {"every": ["day", "week"]}, "reference": {"first": 7}, "segments": ["text"],
        "events": [{"title": text[:200], "kind": "news", "at": "2024-03-13T06:00"}
                   for text in HOSTILE[:6] + [HOSTILE[8]]]}
    return publish(program, folder, json.dumps(pipeline, ensure_ascii=False))
