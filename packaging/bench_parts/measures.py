"""The measures, one function each: run processes, alternate ours and what it is compared with."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from statistics import median

from .rows import Judged, Reach, Row, compared
from .setting import HERE, CannotMeasure, Setting, in_own_process, start

_PAGES = (2, 100, 300, 1000)


def starting(setting: Setting) -> list[Row]:
    """Whole processes, from their start to their first paint."""
    first_paint = str(HERE / "first_paint.py")
    commands = ([first_paint, "bare"], [first_paint, "ours", setting.journal])
    for command in commands:
        _seconds(command, setting)  # byte code is written and files are in memory
    runs: tuple[list[float], list[float]] = ([], [])
    for _ in range(setting.rounds(15, 2)):
        for command, found in zip(commands, runs, strict=True):
            found.append(_seconds(command, setting))
    what = "start → unlock page shown (bare QMainWindow)"
    return [compared("start", what, runs[1], runs[0], Reach(1.5))]


def _seconds(command: list[str], setting: Setting) -> float:
    begun = time.monotonic()
    return float(start(command, setting).stdout.split()[-1]) - begun


def unlocking(setting: Setting) -> list[Row]:
    """Each process opens the journal once and derives the key by itself as well."""
    found: dict[str, list[float]] = {"key": [], "filled": [], "opened": []}
    for _ in range(setting.rounds(7, 1)):
        for name, figures in in_own_process("unlocking", setting).items():
            found[name] += figures
    what = "passphrase entered → Today filled (key derivation alone)"
    row = compared("open", what, found["filled"], found["key"], Reach(1.5, 250))
    opened = [1000 * one for one in found["opened"]]
    return [replace(row, runs={**row.runs, "opened": opened})]


def searching(setting: Setting) -> list[Row]:
    found = in_own_process("searching", setting)
    names = [name.removesuffix(" ours") for name in found if name.endswith(" ours")]
    return [
        compared(
            "search",
            f"search {name} (bare driver)",
            found[f"{name} ours"],
            found[f"{name} bare"],
            Reach(3, at_most=10),
        )
        for name in names
    ]


def typing(setting: Setting) -> list[Row]:
    found = in_own_process("typing_keys", setting)
    what = f"key press → painted, {found['words'][0]:,.0f} words, autosave on"
    ours, bare = ([1000 * one for one in found[name]] for name in ("ours", "bare"))
    runs = {"measured": ours, "reference": bare}
    notes: dict[str, object] = {"commits": found["commits"][0]}
    return [
        Row("keys", f"{what}, {said} (bare QTextEdit)", "ms", *both, Reach(at_most=16), runs, notes)
        for said, both in (
            ("median", (median(ours), median(bare))),
            ("99 of 100", (_late(ours), _late(bare))),
        )
    ]


def answering(setting: Setting) -> list[Row]:
    found = in_own_process("guide_keys", setting)
    what = f"key press → answer and reading painted, {found['checks'][0]:.0f} checks"
    ours = [1000 * one for one in found["ours"]]
    runs = {"measured": ours}
    return [
        Row("steps", f"{what}, {said}", "ms", figure, None, Reach(at_most=16), runs)
        for said, figure in (("median", median(ours)), ("99 of 100", _late(ours)))
    ]


def _late(figures: list[float]) -> float:
    return sorted(figures)[len(figures) * 99 // 100]


def saving(setting: Setting) -> list[Row]:
    found = in_own_process("saving", setting)
    what = "one autosave commit (bare commit of one row)"
    return [compared("save", what, found["ours"], found["bare"], Reach(5))]


def backing(setting: Setting) -> list[Row]:
    found = in_own_process("backing", setting)
    alone, beside = ([1000 * one for one in found[name]] for name in ("alone", "beside"))
    runs = {"measured": beside, "reference": alone}
    size = Path(setting.journal).stat().st_size / 1e6
    copied, proven = found["seconds"]
    return [
        Row(
            "backup", f"{what} of all saves beside a backup (without one)", "ms", *both, reach, runs
        )
        for what, both, reach in (
            ("median", (median(beside), median(alone)), None),
            ("longest", (max(beside), max(alone)), Reach(at_most=100)),
        )
    ] + [
        Row("backup", f"a copy of {size:,.0f} MB written", "s", copied),
        Row("backup", "the same copy read back and proven", "s", proven - copied),
    ]


def printing(setting: Setting) -> list[Row]:
    """Short ones after the first; long ones by what each further page costs."""
    pages = _PAGES[:2] if setting.quick else _PAGES
    found = in_own_process("printing", setting, *map(str, pages))
    first, short, *long = (found[name] for name in ("first", *map(str, pages)))
    both = (1000 * median(short[1:]), 1000 * first[0])
    runs = {"measured": [1000 * one for one in short[1:]], "reference": [both[1]]}
    what = f"summary of {short[0]:.0f} pages with charts → file (the first in a process)"
    rows = [Row("print", what, "ms", *both, Reach(at_most=500), runs)]
    reference = None
    for count, *seconds in long:
        page = 1000 * median(seconds) / count
        reach = None if reference is None else Reach(1.25)
        what = f"summary of {count:,.0f} pages, each page"
        said = what if reference is None else f"{what} (each of {long[0][0]:,.0f})"
        runs = {"measured": [1000 * one / count for one in seconds]}
        rows.append(Row("print", said, "ms", page, reference, reach, runs))
        reference = reference or page
    return rows


def memory(setting: Setting) -> list[Row]:
    if sys.platform != "linux":
        raise CannotMeasure("Memory is read from /proc, which only Linux has.")
    found: dict[str, list[float]] = {"bare": [], "ours": []}
    for _ in range(setting.rounds(3, 1)):
        for which, figures in found.items():
            figures += in_own_process("memory", setting, which)["megabytes"]
    what = "memory with the journal open (bare window with SQLAlchemy)"
    runs = {"measured": found["ours"], "reference": found["bare"]}
    figures = (median(found["ours"]), median(found["bare"]))
    return [Row("memory", what, "MB", *figures, Reach(2), runs)]


def guiding(setting: Setting) -> list[Row]:
    """Checks against texts that were labelled by their meaning and that no rule was made from."""
    found = in_own_process("labelled", setting)
    times = found.pop("times")
    rows: list[Row] = [
        Row("guides", "all checks of a guide on one text, median", "ms", median(times)),
        Row("guides", "the same, longest", "ms", max(times), None, Reach(at_most=2)),
        Row("guides", "every check there is on 2,000 characters", "ms", min(found.pop("all"))),
    ]
    for check, (right, wrong, missed, texts) in sorted(found.items()):
        what = f"{check}: right when it speaks; {right + missed:.0f} faults in {texts:.0f} texts"
        precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
        notes: dict[str, object] = {"right": right, "wrong": wrong, "missed": missed}
        rows.append(Judged("guides", what, "", precision, notes=notes, found=recall))
    return rows


MEASURES: Mapping[str, Callable[[Setting], list[Row]]] = {
    "start": starting,
    "open": unlocking,
    "search": searching,
    "keys": typing,
    "steps": answering,
    "save": saving,
    "backup": backing,
    "print": printing,
    "memory": memory,
    "guides": guiding,
}
