"""Every job that needs no window, for scripts, rescue and measuring.

A command is a module here with a `register`, a line in `_MODULES`, and its name in the start's
`COMMANDS`.
"""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from mentor_desk import __version__
from mentor_desk.cli import (
    backing,
    checking,
    finding,
    journals,
    pages,
    recovering,
    restoring,
    salvaging,
    touring,
)
from mentor_desk.cli.asking import PASSPHRASE, SHEET
from mentor_desk.cli.command import CANNOT, Parser
from mentor_desk.errors import JournalIsBackup, KnownError
from mentor_desk.failure import hush_logging

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

__all__ = ["PASSPHRASE", "run"]

# In the order in which help lists them.
_MODULES = (
    journals,
    pages,
    finding,
    checking,
    backing,
    restoring,
    salvaging,
    recovering,
    touring,
)


def run(arguments: Sequence[str]) -> int:
    _speak_utf8()
    hush_logging()
    parsed = _parser().parse_args(arguments)
    work: Callable[[argparse.Namespace], int] = parsed.work
    try:
        status = work(parsed)
        sys.stdout.flush()
    except KnownError as error:
        print(error.words.plain(), file=sys.stderr)
        if isinstance(error, JournalIsBackup):
            print("To restore it: mentor-desk restore FILE JOURNAL", file=sys.stderr)
    except BrokenPipeError:
        # Whoever read has read enough; what is left must not be written at the end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (KeyboardInterrupt, EOFError):
        print("Stopped; nothing that was saved is lost.", file=sys.stderr)
    else:
        return status
    return CANNOT


def _speak_utf8() -> None:
    """Names in any script, wherever the output goes; a terminal keeps its own encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")


def _parser() -> Parser:
    parser = Parser(
        prog="mentor-desk",
        usage="mentor-desk [JOURNAL]\n       mentor-desk COMMAND …",
        description="Without a command, the window opens.",
        epilog=f"A passphrase is asked for, or taken from the environment variable {PASSPHRASE}; "
        f"the groups of a recovery sheet in {SHEET} do as well.",
    )
    parser.add_argument("--version", action="version", version=f"Mentor Desk {__version__}")
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, prog="mentor-desk"
    )
    for module in _MODULES:
        module.register(commands)
    return parser
