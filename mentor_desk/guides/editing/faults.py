"""What keeps a guide from being used: each with the place to mend it, in words for its writer."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from mentor_desk.guides.build import GAP, MAYBE, named_in
from mentor_desk.guides.checks.registry import CHECKS
from mentor_desk.guides.dump import dump
from mentor_desk.guides.editing.record import can_fill
from mentor_desk.guides.guide import About, FieldKind
from mentor_desk.guides.load import load_text
from mentor_desk.guides.refusal import BadGuide
from mentor_desk.guides.table import is_clean
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentor_desk.guides.guide import CheckUse, Guide, GuideField, Part, Step
    from mentor_desk.words import Words

LINE, PAGE, TITLE, QUESTION, HELP, SENTENCE, UNIT = 120, 2000, 60, 300, 600, 400, 40
MOST_STEPS, MOST_SENTENCES, MOST_FIELDS, MOST_CHECKS, MOST_CHOICES = 20, 20, 12, 12, 12


class Room(StrEnum):
    ABOUT = "about"
    STEP = "step"
    READS = "reads"


class Spot(NamedTuple):
    """`at` is which step or sentence, `item` which field or check of the step ("fields", 2)."""

    room: Room
    at: int = 0
    key: str = ""
    item: int = -1


class Fault(NamedTuple):
    spot: Spot
    words: Words


def faults(guide: Guide) -> list[Fault]:
    """In the order in which one reads; none if the guide can be used."""
    found = [*_about(guide), *_steps(guide), *_reading(guide)]
    if not found:
        try:
            load_text(dump(guide), guide.title)
        except BadGuide as refused:
            found = [Fault(Spot(Room.ABOUT), refused.words)]
    return found


def _about(guide: Guide) -> Iterator[Fault]:
    room = Room.ABOUT
    yield from _text(Spot(room, key="title"), guide.title, LINE, words("The guide has no title."))
    needed = (
        ("purpose", guide.purpose, words("It is not said yet what the guide is for.")),
        ("when", guide.when, words("It is not said yet when to use the guide.")),
        ("credit", guide.credit, words("It is not said yet where the guide comes from.")),
    )
    for key, text, empty in needed:
        yield from _text(Spot(room, key=key), text, PAGE, empty)


def _steps(guide: Guide) -> Iterator[Fault]:
    if not guide.steps:
        yield Fault(Spot(Room.ABOUT, key="steps"), words("The guide asks nothing yet."))
    if len(guide.steps) > MOST_STEPS:
        spot = Spot(Room.STEP, MOST_STEPS)
        yield Fault(spot, words("A guide can have {most} steps at most.", most=MOST_STEPS))
    for at, step in enumerate(guide.steps):
        yield from _step(guide, at, step)


def _step(guide: Guide, at: int, step: Step) -> Iterator[Fault]:
    def spot(key: str, item: int = -1) -> Spot:
        return Spot(Room.STEP, at, key, item)

    yield from _text(
        spot("title"), step.title, TITLE, words("Step {number} has no title.", number=at + 1)
    )
    empty = words("Step {number} asks nothing yet.", number=at + 1)
    yield from _text(spot("question"), step.question, QUESTION, empty)
    yield from _text(spot("for_mentee"), step.for_mentee, QUESTION)
    yield from _text(spot("help"), step.help, HELP)
    yield from _text(spot("example"), step.example, HELP)
    if not step.fields:
        said = words("Step {number} has no place for an answer.", number=at + 1)
        yield Fault(spot("fields"), said)
    if len(step.fields) > MOST_FIELDS:
        said = words("A step can have {most} answers at most.", most=MOST_FIELDS)
        yield Fault(spot("fields", MOST_FIELDS), said)
    if len(step.checks) > MOST_CHECKS:
        said = words("A step can have {most} checks at most.", most=MOST_CHECKS)
        yield Fault(spot("checks", MOST_CHECKS), said)
    for item, field in enumerate(step.fields):
        yield from _field(guide, spot("fields", item), field)
    for item, use in enumerate(step.checks):
        yield from _check(guide, spot("checks", item), use)
    if guide.about is About.MENTOR:
        yield from _named(spot("question"), (step.title, step.question, step.help, step.example))


def _field(guide: Guide, spot: Spot, field: GuideField) -> Iterator[Fault]:
    yield from _text(
        spot,
        field.label,
        LINE,
        words("An answer of step {number} has no label.", number=spot.at + 1),
    )
    for text in (field.missing, field.low, field.high, field.for_mentee):
        yield from _text(spot, text, LINE)
    yield from _text(spot, field.unit, UNIT)
    if field.record and not can_fill(guide.kind, field.record, field.kind):
        said = words("“{field}” cannot become that in the journal.", field=field.label)
        yield Fault(spot, said)
    if field.kind is FieldKind.CHOICE:
        yield from _choices(spot, field)
    if guide.about is About.MENTOR:
        texts = (field.label, field.missing, field.low, field.high)
        chosen = (text for one in field.choices for text in (one.label, one.reads))
        yield from _named(spot, (*texts, *chosen))


def _choices(spot: Spot, field: GuideField) -> Iterator[Fault]:
    count = len(field.choices)
    if count < 2:
        said = words("“{field}” needs at least two answers to choose from.", field=field.label)
        yield Fault(spot, said)
    if count > MOST_CHOICES:
        said = words("“{field}” can have {most} answers at most.", field=field.label, most=12)
        yield Fault(spot, said)
    for one in field.choices:
        yield from _text(spot, one.label, LINE, words("An answer to choose has no words."))
        yield from _text(spot, one.reads, LINE)
    twice = [value for value, n in Counter(one.value for one in field.choices).items() if n > 1]
    if twice:
        yield Fault(spot, words("“{field}” offers the same answer twice.", field=field.label))


def _check(guide: Guide, spot: Spot, use: CheckUse) -> Iterator[Fault]:
    names = {field.name for field in guide.fields()}
    known = CHECKS[use.name]
    if any(not use.fields(param) for param in known.fields):
        said = words("A check of step {number} is not told where to look.", number=spot.at + 1)
        yield Fault(spot, said)
    if any(name not in names for name in use.named()):
        said = words(
            "A check of step {number} looks at an answer that is gone.", number=spot.at + 1
        )
        yield Fault(spot, said)


def _reading(guide: Guide) -> Iterator[Fault]:
    if not guide.reads:
        spot = Spot(Room.READS, key="reads")
        yield Fault(spot, words("It is not said yet how the answers read."))
    if len(guide.reads) > MOST_SENTENCES:
        spot = Spot(Room.READS, MOST_SENTENCES)
        yield Fault(spot, words("It can have {most} sentences at most.", most=MOST_SENTENCES))
    names = {field.name for field in guide.fields()}
    for at, part in enumerate(guide.reads):
        yield from _part(guide, Spot(Room.READS, at), part, names)


def _part(guide: Guide, spot: Spot, part: Part, names: set[str]) -> Iterator[Fault]:
    yield from _text(
        spot, part.text, SENTENCE, words("Sentence {number} is empty.", number=spot.at + 1)
    )
    yield from _text(spot, part.apart, SENTENCE)
    both = part.text + part.apart
    gone = [gap for gap in dict.fromkeys(GAP.findall(both)) if gap != "name" and gap not in names]
    for gap in gone:
        said = words(
            "Sentence {number} names “{field}”, which nobody is asked.",
            number=spot.at + 1,
            field=gap,
        )
        yield Fault(spot, said)
    if any(name not in names for name in (*part.if_any, *part.unless_any) if name != "name"):
        yield Fault(
            spot, words("Sentence {number} waits for an answer that is gone.", number=spot.at + 1)
        )
    rest = "".join(MAYBE.sub("", GAP.sub("", one)) for one in (part.text, part.apart))
    if "{" in rest or "}" in rest:
        yield Fault(
            spot, words("Sentence {number} has a curly bracket too many.", number=spot.at + 1)
        )
    if "<" in rest or ">" in rest:
        yield Fault(spot, words("Sentence {number} has a “<” or “>” too many.", number=spot.at + 1))
    if part.apart.strip() and named_in(part.apart) != named_in(part.text):
        said = words(
            "Both wordings of sentence {number} have to name the same answers.", number=spot.at + 1
        )
        yield Fault(spot, said)
    if guide.about is About.MENTOR:
        yield from _named(spot, (part.text, part.apart))


def _named(spot: Spot, texts: tuple[str, ...]) -> Iterator[Fault]:
    if any("{name}" in text for text in texts):
        said = words("You ask yourself here: there is nobody whose name could stand for {mark}.")
        yield Fault(spot, said._replace(values=(("mark", "{name}"),)))


def _text(spot: Spot, text: str, most: int, empty: Words | None = None) -> Iterator[Fault]:
    bare = text.strip()
    if empty is not None and not bare:
        yield Fault(spot, empty)
    if len(bare) > most:
        said = words("A text is {n} characters long; {most} is the most.", n=len(bare), most=most)
        yield Fault(spot, said)
    if not is_clean(bare):
        yield Fault(spot, words("A text has characters that cannot be shown."))
