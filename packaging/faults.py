"""Harm the journal in every way known, and see that nothing is lost and nothing leaks.

    python3 packaging/dev.py faults                 as within the tests, some minutes
    python3 packaging/dev.py faults --long          all of it, many hours; Ctrl+C ends it
    python3 packaging/dev.py faults kills power     these only; --share 0.1 for a tenth of --long
    python3 packaging/dev.py faults kills --inside backups    while backups are made, not else

An oracle in another process looks at what is left. In each row `control` counts losses that were
planted, and how many of them were seen: less than all would mean that the oracle is blind.
Ends with 0 when nothing was lost, with 1 when something was, with 2 when it could not run.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.faults import shim  # noqa: E402
from tests.faults.crew import crew  # noqa: E402
from tests.faults.rows import Row, table  # noqa: E402
from tests.faults.suites import ALONE, INTERRUPTED, SUITES, Size  # noqa: E402

MOST_SHOWN = 20


def main(arguments: Sequence[str]) -> int:
    given = _parser().parse_args(arguments)
    if shim.lacking():
        print(f"This could not run: {shim.lacking()}", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    rows: list[Row] = []
    size = Size(
        given.long or given.share is not None, given.share or 1.0, given.inside or INTERRUPTED
    )
    try:
        for row in _rows(given.names or [*ALONE, *SUITES], size):
            rows.append(row)
            _show(row)
    except KeyboardInterrupt:
        print("\nEnded before all was done.", file=sys.stderr)
    print(f"\n{table(rows)}")
    return 0 if rows and all(row.well for row in rows) else 1


def _rows(names: Sequence[str], size: Size) -> Iterator[Row]:
    for name in names:
        if name in ALONE:
            yield ALONE[name](size, _tell)
    wanted = [name for name in names if name in SUITES]
    if wanted:
        with crew() as made:
            for name in wanted:
                yield from SUITES[name](made, size, _tell)


def _tell(said: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {said}", flush=True)


def _show(row: Row) -> None:
    _tell(f"{row.fault}: {row.runs:,} runs, {len(row.findings)} findings")
    for said in [*row.findings[:MOST_SHOWN], *row.notes[:MOST_SHOWN]]:
        print(f"    {said}", flush=True)


def _known(name: str) -> str:
    if name in ALONE or name in SUITES:
        return name
    known = ", ".join([*ALONE, *SUITES])
    raise argparse.ArgumentTypeError(f"“{name}” is no suite; there are {known}")


def _share(text: str) -> float:
    share = float(text)
    if not 0 < share <= 1:
        raise argparse.ArgumentTypeError("a share is more than 0 and at most 1")
    return share


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py faults", description="Nothing lost or leaked.")
    parser.add_argument(
        "names", nargs="*", type=_known, metavar="NAME", help=", ".join([*ALONE, *SUITES])
    )
    parser.add_argument("--long", action="store_true", help="every call, thousands of runs")
    parser.add_argument("--share", type=_share, help="this share of the long run")
    parser.add_argument(
        "--inside",
        action="append",
        choices=INTERRUPTED,
        help="the operation that kills, power and refusals meet; all of them otherwise",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
