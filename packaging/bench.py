"""Measure what was promised, as ratios within one run.

    python3 packaging/dev.py bench                  all, with a journal of 100,000 sessions
    python3 packaging/dev.py bench --quick          all, roughly, with a small journal
    python3 packaging/dev.py bench search save      these only; --json FILE keeps every single run

Figures are medians; ours and what it is compared with take turns, because machines are noisy.
Ends with 0 when it ran, whatever it found, and with 1 when it could not.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import signal
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from importlib import import_module, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench_parts import journal  # noqa: E402
from bench_parts.measures import MEASURES  # noqa: E402
from bench_parts.rows import Row, table  # noqa: E402
from bench_parts.setting import CannotMeasure, Setting, screen  # noqa: E402


def main(arguments: Sequence[str]) -> int:
    if arguments[:1] == ["--part"]:
        return alone(*arguments[1:])
    given = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # the screen and the copy go then too
    try:
        with screen() as shown:
            rows, about = run(given.names or list(MEASURES), given.quick, given.sessions)
    except (CannotMeasure, OSError) as error:
        print(f"This could not be measured: {error}", file=sys.stderr)
        return 1
    about["screen"] = shown
    print(f"\n{', '.join(str(value) for value in about.values())}\n\n{table(rows)}")
    if given.json:
        kept = {**about, "rows": [row.plain() for row in rows]}
        given.json.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


def run(
    names: Sequence[str], quick: bool, sessions: int | None = None
) -> tuple[list[Row], dict[str, object]]:
    sessions = sessions or (journal.QUICK if quick else journal.FULL)
    path, day = journal.prepared(sessions)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(dir=journal.cache(), ignore_cleanup_errors=True) as folder:
        setting = Setting(str(path), day.isoformat(), folder, quick)
        for name in names:
            print(f"Measuring: {name} …", flush=True)
            rows += MEASURES[name](setting)
    return rows, _about(sessions, path)


def _about(sessions: int, path: Path) -> dict[str, object]:
    return {
        "when": datetime.now().astimezone().isoformat(" ", "minutes"),
        "journal": f"{sessions:,} sessions in {path.stat().st_size / 1e6:,.0f} MB",
        "python": f"Python {platform.python_version()}",
        "qt": f"PySide6 {metadata.version('PySide6-Essentials')}",
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
    }


def alone(part: str, setting: str, *more: str) -> int:
    """One part, in this process; what it found is the last line of its output."""
    work = import_module(f"bench_parts.{part}").alone
    print(json.dumps(work(Setting(**json.loads(setting)), *more)), flush=True)
    # A measure ends where it was measured: no window is taken apart, nothing is waited for.
    os._exit(0)


def _known(name: str) -> str:
    if name in MEASURES:
        return name
    raise argparse.ArgumentTypeError(f"“{name}” is not measured; there are {', '.join(MEASURES)}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Measure what was promised.")
    parser.add_argument("names", nargs="*", type=_known, metavar="NAME", help=", ".join(MEASURES))
    parser.add_argument("--quick", action="store_true", help="small journal, few runs")
    parser.add_argument("--sessions", type=int, metavar="N", help="a journal of another size")
    parser.add_argument("--json", type=Path, metavar="FILE")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
