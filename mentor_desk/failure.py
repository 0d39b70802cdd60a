"""What an unexpected error was, without a word of what the mentor wrote.

Messages of exceptions quote notes, names, parameters and paths; so does everything a traceback
shows but file, line and function. A report is made of those, of types, numbers and versions.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from mentor_desk import __version__, paths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType, TracebackType

ASK = "MENTOR_DESK_REPORT"
"""Set in the environment, it makes the command line show the report."""
KEPT = 5
_HERE = Path(__file__).parent
_MOST_ERRORS = 8
_MOST_PLACES = 30
_LONGEST = 16_000
# Numbers by which drivers and systems say what happened.
_CODES = ("errno", "winerror", "sqlite_errorcode")


def report(error: BaseException, times: int = 1, noted: str = "") -> str:
    """`noted` is a line about the surroundings, made of constants and numbers only."""
    lines = [_program(), _surroundings()]
    if times > 1:
        lines.append(f"Happened {times} times")
    if noted:
        lines.append(noted)
    for number, one in enumerate(_chain(error)):
        lines += ["", ("because of " if number else "") + _name(one), *_places(one.__traceback__)]
    return "\n".join(lines)[:_LONGEST] + "\n"


def place(error: BaseException) -> str:
    """The same for the same error happening again: its type, and where in the program it was."""
    ours = [line for line in _places(error.__traceback__) if ":" in line]
    return f"{type(error).__qualname__} {ours[-1].strip() if ours else ''}"


def keep(text: str) -> Path | None:
    """A report in the state folder, among the last few; None where that cannot be written."""
    folder = paths.state_folder() / "failures"
    name = time.strftime("%Y-%m-%d %H%M%S") + f" {time.time_ns() % 10**9:09}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / name).write_text(text, encoding="utf-8")
        for old in sorted(folder.glob("*.txt"))[:-KEPT]:
            old.unlink()
    except OSError:
        return None
    return folder / name


def begin() -> None:
    """From here on nothing unexpected is printed in its own words; for the life of the process."""
    sys.excepthook = _say
    sys.unraisablehook = _say_unraisable
    if not sys.warnoptions:
        import warnings

        warnings.simplefilter("ignore")


def hush_logging() -> None:
    """Libraries would print their warnings, with what they are about, where nobody listens."""
    import logging

    logging.getLogger().addHandler(logging.NullHandler())


def _say(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    text = report(error.with_traceback(traceback))
    kept = keep(text)
    said = "Something failed, and Mentor Desk stopped. Nothing that was saved is lost.\n"
    if os.environ.get(ASK):
        said += "\n" + text
    elif kept is not None:
        said += f"A report without any of your words: {kept}\n"
    _print(said)


def _say_unraisable(unraisable: sys.UnraisableHookArgs) -> None:
    error = unraisable.exc_value
    if error is not None:
        keep(report(error.with_traceback(unraisable.exc_traceback)))


def _print(text: str) -> None:
    with contextlib.suppress(OSError, ValueError, AttributeError):  # a window has no terminal
        sys.stderr.write(text)
        sys.stderr.flush()


def _program() -> str:
    """Of what is not imported nothing is said: it had no part in it."""
    parts = [f"Mentor Desk {__version__}", f"Python {sys.version.split()[0]}"]
    qt = sys.modules.get("PySide6.QtCore")
    if qt is not None:
        parts.append(f"Qt {qt.qVersion()}")
    sqlite = sys.modules.get("sqlcipher3.dbapi2")
    if sqlite is not None:
        parts.append(f"SQLite {sqlite.sqlite_version}")
    return ", ".join(parts)


def _surroundings() -> str:
    """Not the name of the computer, which is often somebody's name."""
    if sys.platform == "win32":
        found = sys.getwindowsversion()
        return f"Windows {found.major}.{found.minor}.{found.build}"
    system = os.uname()
    return f"{system.sysname} {system.release} {system.machine}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting = [error]
    while waiting and len(seen) < _MOST_ERRORS:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        before = one.__cause__ or one.__context__
        if before is not None:
            waiting.append(before)
        waiting += getattr(one, "exceptions", ())  # of a group


def _name(error: BaseException) -> str:
    kind = type(error)
    codes = [
        f"{name} {value}"
        for name in _CODES
        if isinstance(value := getattr(error, name, None), int) and value
    ]
    name = kind.__qualname__ if kind.__module__ == "builtins" else _full_name(kind)
    return f"{name} ({', '.join(codes)})" if codes else name


def _full_name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _places(traceback: TracebackType | None) -> list[str]:
    """Each function of ours on the way; of others, how many calls there were of which package."""
    lines: list[str] = []
    others: list[str] = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        own = _own(code)
        if own:
            lines += [*_counted(others), f"  {own}:{traceback.tb_lineno} {code.co_qualname}"]
            others = []
        else:
            others.append(_package(code))
        traceback = traceback.tb_next
    lines += _counted(others)
    if len(lines) > _MOST_PLACES:
        half = _MOST_PLACES // 2
        lines[half:-half] = [f"  … {len(lines) - 2 * half} more"]
    return lines


def _counted(packages: list[str]) -> list[str]:
    if not packages:
        return []
    names = ", ".join(dict.fromkeys(packages))
    return [f"  … {len(packages)} in {names}"]


def _own(code: CodeType) -> str:
    """The file's path within the package; where that lies may name somebody."""
    file = Path(code.co_filename)
    if not file.is_relative_to(_HERE):
        return ""
    return file.relative_to(_HERE.parent).as_posix()


def _package(code: CodeType) -> str:
    parts = Path(code.co_filename).parts
    for folder in ("site-packages", "dist-packages"):
        if folder in parts[:-1]:
            return Path(parts[parts.index(folder) + 1]).stem
    if (
        code.co_filename.startswith("<frozen ")
        or Path(os.__file__).parent in Path(code.co_filename).parents
    ):
        return "Python"
    return "other code"
