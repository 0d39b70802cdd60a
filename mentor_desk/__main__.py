"""Start: a window, or a command of the command line."""

from __future__ import annotations

import gc
import importlib
import sys
from pathlib import Path

from mentor_desk import failure, needs, quiet
from mentor_desk.safety import memory

COMMANDS = (
    "new",
    "sample",
    "report",
    "search",
    "check",
    "backup",
    "restore",
    "salvage",
    "recover",
    "tour",
)


def start() -> int:
    """The program's own process, which `main` is not where tests call it."""
    quiet.begin()
    failure.begin()
    memory.keep_to_itself()
    return main()


def main(arguments: list[str] | None = None) -> int:
    """Exit status 0, 1 for "cannot", 2 for wrong use."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and (len(given) > 1 or given[0].startswith("-") or not _is_journal(given[0])):
        from mentor_desk.cli import run

        return run(given)
    return _window(Path(given[0]) if given else None)


def _is_journal(word: str) -> bool:
    """A command is one plain word; a journal has a suffix, a folder, or is there."""
    path = Path(word)
    if word in COMMANDS:
        return False
    return bool(path.suffix) or path.name != word or path.exists()


def _window(journal: Path | None) -> int:
    from mentor_desk.safety.alone import show_first

    if journal is not None and show_first(journal):  # before Qt is imported: that takes longest
        return 0
    lacking = needs.missing(needs.wanted())
    if lacking:
        print(needs.sentence(lacking), file=sys.stderr)
        return 1
    if not needs.display():
        print(
            "There is no display to show a window on. “mentor-desk tour FOLDER” runs without one.",
            file=sys.stderr,
        )
        return 1
    # Importing makes thousands of objects that stay. Looking through them for garbage meanwhile is
    # a tenth of the start; App begins with it again when the first window is on the screen.
    gc.disable()
    # First: PySide6 would read the source of every module that comes between.
    importlib.import_module("mentor_desk.ui")
    from mentor_desk.app import run_window

    return run_window(journal)


if __name__ == "__main__":
    sys.exit(start())
