"""What every command is made of: its parser, its exit status, its one sentence of failure."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from mentor_desk.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Callable

CANNOT, WRONG_USE = 1, 2


class Cannot(KnownError): ...


class Parser(argparse.ArgumentParser):
    """Wrong use is said in one sentence."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USE, f"{message[:1].upper()}{message[1:]}; see {self.prog} --help\n")


if TYPE_CHECKING:
    Commands: TypeAlias = argparse._SubParsersAction[Parser]  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


def command(
    commands: Commands, name: str, work: Callable[[argparse.Namespace], int], what: str
) -> Parser:
    """A command whose first argument is the journal it is about."""
    parser = commands.add_parser(name, help=what)
    parser.add_argument("journal", type=Path, metavar="JOURNAL")
    parser.set_defaults(work=work)
    return parser


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"“{text}” is not a day; write it as 2026-11-21"
        raise argparse.ArgumentTypeError(message) from None
