"""What stands on each line of the two sides, and what does not: Qt comes later."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from mentor_desk.audience import Audience
from mentor_desk.services import versions
from mentor_desk.services.comparison import Pair, Side, Span, compare
from mentor_desk.services.versions import ANSWERS, NOTE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mentor_desk.ui.versions.subject import Subject

# Two sides of a book cannot be laid out while one steps through its versions.
_MOST_ROWS = 200
_FOLD_FROM = 120
_AROUND = 2
_LONGEST = 20_000


class Manner(Enum):
    TEXT = auto()
    HEADING = auto()
    """The question that was answered."""
    ASIDE = auto()
    """Words of ours about what is not shown."""
    NOTHING = auto()
    """Keeps the place of what is on the other side only."""


class Line(NamedTuple):
    manner: Manner
    spans: tuple[Span, ...] = ()
    audience: Audience | None = None

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


class Row(NamedTuple):
    then: Line
    now: Line


NOTHING = Line(Manner.NOTHING)


class Sheet(NamedTuple):
    """`widened` counts the paragraphs that more people could read if the version came back."""

    rows: list[Row]
    same: bool
    widened: int


def sheet(subject: Subject, then: str, now: str, *, masked: bool) -> Sheet:
    """`masked` leaves out the words of what is only for the mentor."""
    if subject.text.field == ANSWERS:
        rows = list(_answers(subject, then, now, masked=masked))
        return Sheet(_short(rows), then == now, 0)
    parse = versions.paragraphs if subject.text.field == NOTE else versions.lines
    pairs = compare(parse(then), parse(now))
    rows = _rows(pairs, masked=masked)
    return Sheet(_short(rows), then == now, sum(map(_widens, pairs)))


def _answers(subject: Subject, then: str, now: str, *, masked: bool) -> Iterator[Row]:
    text = subject.text
    old = dict(versions.entries(text, versions.answers(then)))
    new = dict(versions.entries(text, versions.answers(now)))
    known = list(subject.labels)
    order = sorted(
        old.keys() | new.keys(),
        key=lambda name: (known.index(name) if name in known else len(known), name),
    )
    for name in order:
        head = Line(Manner.HEADING, (Span(subject.labels.get(name, name), changed=False),))
        yield Row(head, head)
        sides = (versions.lines(subject.says(name, side.get(name, ""))) for side in (old, new))
        yield from _rows(compare(*sides), masked=masked)


def _rows(pairs: Sequence[Pair], *, masked: bool) -> list[Row]:
    return _masked(pairs) if masked else [_row(pair) for pair in pairs]


def _row(pair: Pair) -> Row:
    return Row(_line(pair.then), _line(pair.now))


def _line(side: Side | None) -> Line:
    return NOTHING if side is None else Line(Manner.TEXT, _cut(side.spans), side.audience)


def _masked(pairs: Sequence[Pair]) -> list[Row]:
    """Runs of private paragraphs say how many they are."""
    made: list[Row] = []
    run: list[Pair] = []

    def end() -> None:
        if run:
            sides = zip(*run, strict=True)
            made.append(Row(*(_hidden(sum(one is not None for one in side)) for side in sides)))
            run.clear()

    for pair in pairs:
        sides = [side for side in pair if side is not None]
        if all(map(_is_private, sides)):
            run.append(pair)
            continue
        end()
        then, now = (_hidden(1) if side and _is_private(side) else _line(side) for side in pair)
        made.append(Row(then, now))
    end()
    return made


def _is_private(side: Side) -> bool:
    """A line of a column is nobody else's until it is put on a page for them."""
    return side.audience in (None, Audience.ME)


def _hidden(count: int) -> Line:
    if not count:
        return NOTHING
    said = _tr("1 paragraph is hidden.") if count == 1 else _tr("{n} paragraphs are hidden.")
    return Line(Manner.ASIDE, (Span(said.format(n=count), changed=False),), Audience.ME)


def _widens(pair: Pair) -> bool:
    """More people could read it than now; what is gone now is read by nobody."""
    order = list(Audience)
    then = pair.then.audience if pair.then else None
    if then is None or not (pair.then and pair.then.text.strip()):
        return False
    now = pair.now.audience if pair.now and pair.alike else None
    return order.index(then) > order.index(now or Audience.ME)


def _short(rows: list[Row]) -> list[Row]:
    if len(rows) > _FOLD_FROM:
        rows = _folded(rows)
    if len(rows) <= _MOST_ROWS:
        return rows
    rest = _tr("The rest is too long to be shown here: {n} paragraphs.")
    return [*rows[:_MOST_ROWS], _aside(rest.format(n=len(rows) - _MOST_ROWS))]


def _folded(rows: list[Row]) -> list[Row]:
    """Of long runs of what is the same only the beginning and the end, for the connection."""
    near = [False] * len(rows)
    for at, row in enumerate(rows):
        if row.then != row.now or row.then.manner is Manner.HEADING:
            for place in range(max(0, at - _AROUND), min(len(rows), at + _AROUND + 1)):
                near[place] = True
    made: list[Row] = []
    folded = 0
    for row, shown in zip(rows, near, strict=True):
        if shown and folded:
            made.append(_aside(_same(folded)))
            folded = 0
        if shown:
            made.append(row)
        else:
            folded += 1
    if folded:
        made.append(_aside(_same(folded)))
    return made


def _same(count: int) -> str:
    said = _tr("1 paragraph is the same.") if count == 1 else _tr("{n} paragraphs are the same.")
    return said.format(n=count)


def _aside(said: str) -> Row:
    line = Line(Manner.ASIDE, (Span(said, changed=False),))
    return Row(line, line)


def _cut(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    made: list[Span] = []
    room = _LONGEST
    for span in spans:
        if len(span.text) > room:
            return (*made, Span(f"{span.text[:room]} …", span.changed))
        made.append(span)
        room -= len(span.text)
    return tuple(made)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Versions", text)
