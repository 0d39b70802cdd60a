"""`report`: a page for somebody."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mentor_desk.audience import Reader
from mentor_desk.cli.asking import opened
from mentor_desk.cli.command import Cannot, command, day
from mentor_desk.clock import SystemClock
from mentor_desk.words import EnglishVoice, words

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from mentor_desk.cli.command import Commands


def register(commands: Commands) -> None:
    report = command(commands, "report", _report, "write a progress summary as PDF")
    report.add_argument("--mentee", required=True, metavar="NAME")
    report.add_argument("--from", dest="first", type=day, metavar="DAY")
    report.add_argument("--to", dest="last", type=day, metavar="DAY")
    report.add_argument("--reader", type=Reader, choices=list(Reader), default=Reader.MENTEE)
    report.add_argument("--letter", action="store_true", help="US Letter instead of A4")
    report.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")


def _report(given: argparse.Namespace) -> int:
    from mentor_desk.progress.facts import Period, gather
    from mentor_desk.reports.fonts import unprintable
    from mentor_desk.reports.options import SummaryOptions
    from mentor_desk.reports.pdf import write_pdf
    from mentor_desk.reports.style import PageSize
    from mentor_desk.reports.summary import build_summary
    from mentor_desk.services.library import shelf
    from mentor_desk.services.practice import practice

    today = SystemClock().today()
    period = Period(given.first, given.last or today)
    if period.start and period.start > period.end:
        raise Cannot(words("The period ends before it begins."))
    store = opened(given.journal)
    try:
        with store.read() as session:
            mentor, guides = practice(session).mentor_name, shelf(session)
        with store.gate(given.reader) as gate:
            facts = gather(gate, _mentee(gate.mentees(), given.mentee), period)
    finally:
        store.close()
    options = SummaryOptions(
        reader=given.reader,
        voice=EnglishVoice(),
        generated=today,
        prepared_by=mentor,
        guide_of=guides.version,
    )
    document = build_summary(facts, options)
    blanks = unprintable(document)
    if blanks:
        print(f"No font here has {' '.join(blanks)}; □ stands in its place.", file=sys.stderr)
    size = PageSize.LETTER if given.letter else PageSize.A4
    pages = write_pdf(document, given.out, size)
    print(f"{given.out}: {words('{n} page', '{n} pages', n=pages).plain()}")
    return 0


def _mentee(mentees: Sequence[tuple[int, str]], wanted: str) -> int:
    """By name, or by a beginning that only one has."""
    asked = wanted.casefold().strip()
    found = [number for number, name in mentees if name.casefold() == asked]
    found = found or [number for number, name in mentees if name.casefold().startswith(asked)]
    if len(found) == 1:
        return found[0]
    if found:
        raise Cannot(words("More than one mentee is called “{name}”.", name=wanted))
    raise Cannot(words("No mentee is called “{name}”.", name=wanted))
