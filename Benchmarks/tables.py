"""What run.py prints: the machine, the contenders, the claims and the command lines."""


def text_table(header, rows):
    """Columns of equal width; all but the first to the right."""
    widths = [max(len(row[i]) for row in [header, *rows]) for i in range(len(header))]
    lines = []
    for row in [header, *rows]:
        cells = [cell.rjust(width) for cell, width in zip(row, widths)]
        cells[0] = row[0].ljust(widths[0])
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines) + "\n"


def markdown_table(header, rows):
    rule = ["---"] + ["---:"] * (len(header) - 1)
    cells = [[cell.replace("|", "\\|") for cell in row] for row in [header, rule, *rows]]
    return "".join(f"| {' | '.join(row)} |\n" for row in cells)


def data_line(data):
    size = data["inflated_bytes"]
    return (f"{data['records']:,} records of {size / data['records']:.0f} bytes in "
            f"{data['files']} files: {size / 1e6:,.0f} MB, gzipped "
            f"{data['compressed_bytes'] / 1e6:,.0f} MB; seed {data['seed']}")


def contender_rows(part):
    """One row per contender; the spread is of the CPU seconds."""
    size = part["data"]["inflated_bytes"]
    for result in part["results"].values():
        seconds = [run["cpu_seconds"] for run in result["runs"]]
        yield [
            result["name"], f"{result['cpu_seconds']:.2f}",
            f"{min(seconds):.2f}–{max(seconds):.2f}", f"{result['system_seconds']:.2f}",
            f"{result['wall_seconds']:.2f}", f"{result['peak_bytes'] / 1e6:.0f}",
            f"{size / 1e6 / result['cpu_seconds']:,.0f}",
        ]


CONTENDERS = ["contender", "CPU s", "from–to", "system s", "wall s", "peak MB", "MB per CPU s"]


def claim_rows(claims):
    for claim in claims:
        unit = claim["unit"]
        digits = 0 if unit == " MB" else 2
        yield [claim["claim"], f"{claim['measured']:.{digits}f}{unit}",
               f"{claim['limit']:g}{unit}", "met" if claim["met"] else "missed"]


def report(results, markdown):
    """Everything, as plain text or as Markdown."""
    table = markdown_table if markdown else text_table
    title = "### {}\n\n" if markdown else "{}\n\n"
    machine = dict(results["machine"])
    before, after = machine.pop("load_before"), machine.pop("load_after")
    parts = []
    lines = [f"{key}: {text}" for key, text in machine.items()]
    lines.append(f"load average: {before} before, {after} after")
    parts.append(title.format("Machine")
                 + "".join(f"- {line}\n" if markdown else f"{line}\n" for line in lines))
    if before > 0.5:
        parts.append("Other programs were running: CPU seconds, too, may be higher than alone.\n")

    commands = []
    for name in ("base", "scaled"):
        if name not in results:
            continue
        part = results[name]
        runs = max(len(result["runs"]) for result in part["results"].values())
        note = f"Medians of {runs} runs, in turns." if runs > 1 else "One run of each."
        parts.append(title.format(data_line(part["data"]))
                     + table(CONTENDERS, list(contender_rows(part)))
                     + f"\n{note}\n")
        commands += [result["command"] for result in part["results"].values()]
    if results["claims"]:
        parts.append(title.format("Claims") + table(
            ["", "measured", "limit", ""], list(claim_rows(results["claims"]))))
    fence = "```\n" if markdown else ""
    parts.append(title.format("Command lines; $RUN is a new, empty folder")
                 + fence + "".join(f"{command}\n" for command in commands) + fence)
    return "\n".join(parts)
