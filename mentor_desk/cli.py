"""Every job that needs no window, for scripts, rescue and measuring."""

from __future__ import annotations

import argparse
import getpass
import io
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from mentor_desk import __version__
from mentor_desk.audience import Reader
from mentor_desk.clock import SystemClock
from mentor_desk.errors import KnownError
from mentor_desk.words import EnglishVoice, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mentor_desk.store import Hit, Store

PASSPHRASE = "MENTOR_DESK_PASSPHRASE"
CANNOT, WRONG_USE = 1, 2
MOST_SESSIONS = 100_000
MOST_HITS = 1_000_000


class _CannotError(KnownError): ...


class _Parser(argparse.ArgumentParser):
    """Wrong use is said in one sentence."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USE, f"{message[:1].upper()}{message[1:]}; see {self.prog} --help\n")


def run(arguments: Sequence[str]) -> int:
    _speak_utf8()
    parsed = _parser().parse_args(arguments)
    work: Callable[[argparse.Namespace], int] = parsed.work
    try:
        status = work(parsed)
        sys.stdout.flush()
    except KnownError as error:
        print(error.words.plain(), file=sys.stderr)
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


def _parser() -> _Parser:
    parser = _Parser(
        prog="mentor-desk",
        usage="mentor-desk [JOURNAL]\n       mentor-desk COMMAND …",
        description="Without a command, the window opens.",
        epilog=f"A passphrase is asked for, or taken from the environment variable {PASSPHRASE}.",
    )
    parser.add_argument("--version", action="version", version=f"Mentor Desk {__version__}")
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, prog="mentor-desk"
    )
    new = _command(commands, "new", _new, "make an empty journal")
    new.add_argument("--plain", action="store_true", help="without passphrase and encryption")
    sample = _command(commands, "sample", _sample, "make a journal with lifelike sample data")
    sample.add_argument("--sessions", type=_sessions, default=120, metavar="N")
    sample.add_argument("--seed", type=int, default=7, metavar="S")
    sample.add_argument("--today", type=_day, metavar="DAY", help="the day the sample ends on")
    report = _command(commands, "report", _report, "write a progress summary as PDF")
    report.add_argument("--mentee", required=True, metavar="NAME")
    report.add_argument("--from", dest="first", type=_day, metavar="DAY")
    report.add_argument("--to", dest="last", type=_day, metavar="DAY")
    report.add_argument("--reader", type=Reader, choices=list(Reader), default=Reader.MENTEE)
    report.add_argument("--letter", action="store_true", help="US Letter instead of A4")
    report.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")
    search = _command(commands, "search", _search, "find words anywhere in the journal")
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.add_argument("--limit", type=_limit, default=50, metavar="N")
    search.add_argument("--json", action="store_true", help="one object a line")
    _command(commands, "check", _check, "check file, schema, index and digest")
    tour = commands.add_parser("tour", help="do the main job in the real window, with pictures")
    tour.add_argument("folder", type=Path, metavar="FOLDER")
    tour.set_defaults(work=_tour)
    return parser


def _command(
    commands: argparse._SubParsersAction[_Parser],  # pyright: ignore[reportPrivateUsage]
    name: str,
    work: Callable[[argparse.Namespace], int],
    what: str,
) -> _Parser:
    command = commands.add_parser(name, help=what)
    command.add_argument("journal", type=Path, metavar="JOURNAL")
    command.set_defaults(work=work)
    return command


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"“{text}” is not a day; write it as 2026-11-21"
        raise argparse.ArgumentTypeError(message) from None


def _sessions(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_SESSIONS:
        message = f"give a number of sessions from 1 to {MOST_SESSIONS:,}"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _limit(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_HITS:
        message = f"give a number from 1 to {MOST_HITS:,}"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _new(given: argparse.Namespace) -> int:
    from mentor_desk.store import create

    journal: Path = given.journal
    passphrase = None if given.plain else _new_passphrase()
    create(journal, passphrase, SystemClock().now()).close()
    print(f"{journal}: an empty journal")
    return 0


def _sample(given: argparse.Namespace) -> int:
    from mentor_desk.sample import write_sample
    from mentor_desk.store import create, remove

    journal: Path = given.journal
    clock = SystemClock()
    # Sample data is no secret; with a passphrase given it is encrypted all the same.
    passphrase = os.environ.get(PASSPHRASE) or None
    store = create(journal, passphrase, clock.now(), is_sample=True)
    try:
        write_sample(
            store, given.sessions, given.seed, given.today or clock.today(), _show_progress
        )
    except BaseException:
        store.close()
        remove(journal)
        raise
    store.close()
    print(f"{journal}: a sample of {given.sessions} sessions")
    return 0


def _report(given: argparse.Namespace) -> int:
    from mentor_desk.progress.facts import Period, gather
    from mentor_desk.reports.fonts import unprintable
    from mentor_desk.reports.options import SummaryOptions
    from mentor_desk.reports.pdf import write_pdf
    from mentor_desk.reports.style import PageSize
    from mentor_desk.reports.summary import build_summary
    from mentor_desk.services.practice import practice

    today = SystemClock().today()
    period = Period(given.first, given.last or today)
    if period.start and period.start > period.end:
        raise _CannotError(words("The period ends before it begins."))
    store = _open(given.journal)
    try:
        with store.read() as session:
            mentor = practice(session).mentor_name
        with store.gate(given.reader) as gate:
            facts = gather(gate, _mentee(gate.mentees(), given.mentee), period)
    finally:
        store.close()
    options = SummaryOptions(
        reader=given.reader, voice=EnglishVoice(), generated=today, prepared_by=mentor
    )
    document = build_summary(facts, options)
    blanks = unprintable(document)
    if blanks:
        print(f"No font here has {' '.join(blanks)}; □ stands in its place.", file=sys.stderr)
    size = PageSize.LETTER if given.letter else PageSize.A4
    pages = write_pdf(document, given.out, size)
    print(f"{given.out}: {words('{n} page', '{n} pages', n=pages).plain()}")
    return 0


def _search(given: argparse.Namespace) -> int:
    store = _open(given.journal)
    try:
        hits = store.search(" ".join(given.words), given.limit)
    finally:
        store.close()
    for hit in hits:
        print(_as_json(hit) if given.json else _as_line(hit))
    if not hits and not given.json:
        print("Nothing found.", file=sys.stderr)
    return 0


def _check(given: argparse.Namespace) -> int:
    store = _open(given.journal)
    sound = True
    try:
        for checked in store.check():
            sound = sound and checked.trouble is None
            print(
                f"{checked.what.plain()}: {checked.trouble.plain() if checked.trouble else 'sound'}"
            )
    finally:
        store.close()
    return 0 if sound else CANNOT


def _tour(given: argparse.Namespace) -> int:
    from mentor_desk import needs

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen" if not needs.display() else "")
    lacking = needs.missing(needs.wanted())
    if lacking:
        print(needs.sentence(lacking), file=sys.stderr)
        return CANNOT
    from mentor_desk.tour import run_tour

    return run_tour(given.folder)


def _open(journal: Path) -> Store:
    from mentor_desk.store import needs_passphrase, open_journal, unlock_key

    if not needs_passphrase(journal):
        return open_journal(journal, None)
    return open_journal(journal, unlock_key(journal, _passphrase()))


def _passphrase() -> str:
    given = os.environ.get(PASSPHRASE)
    if given:
        return given
    if not _asks():
        raise _CannotError(
            words("The journal has a passphrase: put it into {name}.", name=PASSPHRASE)
        )
    return getpass.getpass("Passphrase: ")


def _asks() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()  # pyright: ignore[reportUnnecessaryComparison]


def _new_passphrase() -> str:
    given = os.environ.get(PASSPHRASE)
    if given:
        return given
    if not _asks():
        raise _CannotError(
            words("Put a passphrase into {name}, or say --plain to go without.", name=PASSPHRASE)
        )
    first = getpass.getpass("Passphrase: ")
    if not first:
        raise _CannotError(words("A passphrase is needed; say --plain to go without."))
    if getpass.getpass("Again: ") != first:
        raise _CannotError(words("The two are not the same; no journal was made."))
    return first


def _mentee(mentees: Sequence[tuple[int, str]], wanted: str) -> int:
    """By name, or by a beginning that only one has."""
    asked = wanted.casefold().strip()
    found = [number for number, name in mentees if name.casefold() == asked]
    found = found or [number for number, name in mentees if name.casefold().startswith(asked)]
    if len(found) == 1:
        return found[0]
    if found:
        raise _CannotError(words("More than one mentee is called “{name}”.", name=wanted))
    raise _CannotError(words("No mentee is called “{name}”.", name=wanted))


def _as_line(hit: Hit) -> str:
    snippet = "".join(text for text, _ in hit.snippet)
    day = hit.day.isoformat() if hit.day else ""
    return "\t".join(" ".join(part.split()) for part in (hit.kind, hit.mentee, day, snippet))


def _as_json(hit: Hit) -> str:
    return json.dumps(
        {
            "kind": hit.kind,
            "id": hit.record_id,
            "mentee": hit.mentee,
            "day": hit.day.isoformat() if hit.day else None,
            "heading": hit.heading,
            "snippet": [{"text": text, "hit": is_hit} for text, is_hit in hit.snippet],
        },
        ensure_ascii=False,
    )


def _show_progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(
            f"\r{done:,} of {total:,} sessions", end="\n" if done >= total else "", file=sys.stderr
        )
