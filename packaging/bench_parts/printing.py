"""Run alone: progress summaries from the start of the job to the file on the disk."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from mentor_desk.audience import Reader
from mentor_desk.progress.facts import Facts, Period, gather
from mentor_desk.reports.content import Charts, Document
from mentor_desk.reports.options import SummaryOptions
from mentor_desk.reports.summary import build_summary
from mentor_desk.store import open_journal, unlock_key
from mentor_desk.words import EnglishVoice

from .setting import PASSPHRASE, CannotMeasure, Setting

_SHORT, _LONG = 9, 3


def alone(setting: Setting, short: str, *long: str) -> dict[str, list[float]]:
    """For each number of pages wanted: the number made, then the seconds of each run."""
    target = Path(setting.folder) / "summary.pdf"
    first, _ = _written(next(_documents(setting)), target)
    document, pages = _wanted(setting, int(short), target)
    found = {"first": [first], short: [float(pages)]}
    found[short] += [_written(document, target)[0] for _ in range(setting.rounds(_SHORT, 2))]
    for wanted in long:
        stretched = replace(document, blocks=document.blocks * (int(wanted) // pages))
        runs = [_written(stretched, target) for _ in range(setting.rounds(_LONG, 1))]
        found[wanted] = [float(runs[0][1]), *(seconds for seconds, _ in runs)]
    return found


def _wanted(setting: Setting, pages: int, target: Path) -> tuple[Document, int]:
    """The first summary of a mentee that has charts and so many pages."""
    for document in _documents(setting):
        if any(isinstance(block, Charts) for block in document.blocks):
            _, made = _written(document, target)
            if made == pages:
                return document, made
    raise CannotMeasure(f"Nobody in the journal has a summary of {pages} pages with charts.")


def _documents(setting: Setting) -> Iterator[Document]:
    path, day = Path(setting.journal), date.fromisoformat(setting.day)
    store = open_journal(path, unlock_key(path, PASSPHRASE))
    options = SummaryOptions(reader=Reader.MENTEE, voice=EnglishVoice(), generated=day)
    with store.gate(Reader.MENTEE) as gate:
        for number, _ in gate.mentees():
            for days in (90, 180, 365):
                facts: Facts = gather(gate, number, Period(day - timedelta(days), day))
                yield build_summary(facts, options)
    store.close()


def _written(document: Document, target: Path) -> tuple[float, int]:
    begun = time.perf_counter()
    from mentor_desk.reports.pdf import write_pdf  # the first job in a process imports it

    pages = write_pdf(document, target)
    return time.perf_counter() - begun, pages or 0
