"""The same document as plain text: for screen readers, mail and tests."""

from __future__ import annotations

from functools import singledispatch
from textwrap import fill

from mentor_desk.reports import content

_WIDTH = 78


def as_text(document: content.Document) -> str:
    """Lines of at most 78 characters unless a word is longer; ends with a line feed."""
    head = [document.eyebrow, document.name, "=" * max(3, len(document.name)), *document.meta]
    parts = ["\n".join(head), *(said for block in document.blocks if (said := _block(block)))]
    return "\n\n".join([*parts, document.footer]) + "\n"


@singledispatch
def _block(block: content.Block) -> str:
    raise TypeError(type(block).__name__)


@_block.register
def _(block: content.Lead) -> str:
    return _wrapped(block.text)


@_block.register
def _(block: content.Paragraph) -> str:
    return _wrapped(block.text)


@_block.register
def _(block: content.Heading) -> str:
    return f"{block.text}\n{'-' * len(block.text)}"


@_block.register
def _(block: content.Figures) -> str:
    return "\n".join(f"{one.value} {one.label}" for one in block.items)


@_block.register
def _(block: content.GoalRow) -> str:
    measured = " · ".join(one for one in (block.status, block.amount) if one)
    lines = [f"{block.title} ({measured})", block.dates, block.sentence]
    ladder = _ladder(block.ladder) if block.ladder else ""
    return "\n".join(one for one in (_lines(*lines, block.note_day, block.note), ladder) if one)


def _ladder(ladder: content.Ladder) -> str:
    rungs = [_rung(one) for one in ladder.rungs]
    return "\n".join(
        one for one in (_wrapped(ladder.about), *rungs, _wrapped(ladder.equivalent)) if one
    )


def _rung(rung: content.Rung) -> str:
    said = " ".join(f"{rung.figure} {rung.label}: {rung.text}".split())
    return fill(
        said, _WIDTH, initial_indent="  ", subsequent_indent="     ", break_long_words=False
    )


@_block.register
def _(block: content.Charts) -> str:
    return _lines(*(chart.equivalent for chart in block.items))


@_block.register
def _(block: content.FeedbackItem) -> str:
    head = " · ".join(one for one in (block.kind, block.day, block.occasion) if one)
    after = f"{block.next_label}: {block.next_step}" if block.next_step else ""
    return _lines(head, block.observation, block.effect, after)


@_block.register
def _(block: content.Steps) -> str:
    return "\n".join(_step(one) for one in block.items)


def _step(step: content.Step) -> str:
    due = f" ({step.due})" if step.due else ""
    said = f"[{'x' if step.done else ' '}] {step.owner}: {step.text}{due}"
    return fill(said, _WIDTH, subsequent_indent="    ", break_long_words=False)


@_block.register
def _(block: content.DatedEntry) -> str:
    head = " · ".join(one for one in (block.day, block.title, block.meta) if one)
    return _lines(head, *block.topics, *block.paragraphs)


@_block.register
def _(block: content.WritingRoom) -> str:
    return "\n".join("_" * 40 for _ in range(block.lines))


@_block.register
def _(block: content.Signature) -> str:
    return "\n".join(f"{'_' * 40} {name}, {block.day_label}" for name in block.names)


def _lines(*texts: str) -> str:
    return "\n".join(_wrapped(one) for one in texts if one.strip())


def _wrapped(text: str) -> str:
    rows = (row for row in text.splitlines() if row.strip())
    return "\n".join(fill(row, _WIDTH, break_long_words=False) for row in rows)
