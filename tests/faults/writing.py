"""Somebody writes in a note: the texts it had at first, and each next state of it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from mentor_desk.audience import Audience
from mentor_desk.records import MentoringSession
from mentor_desk.services import notes
from mentor_desk.services.notes import BlockEdit
from mentor_desk.store import Store

Texts = list[str]
Change = Callable[[Texts], Texts]


def _words(chance: random.Random, long: bool = False) -> str:
    count = chance.randrange(800, 2000) if long else chance.randrange(1, 60)
    return " ".join(
        chance.choice(("goal", "Amara", "release", "größer", "🌱")) for _ in range(count)
    )


def first(seed: int) -> Texts:
    chance = random.Random(seed)
    return [f"{n} {_words(chance, long=n == 3)}" for n in range(12)]


def next_change(seed: int, number: int) -> Change:
    """The next state of a note: a changed, a new, a deleted or many changed paragraphs."""
    chance = random.Random(1000 * seed + number)
    text = f"step {number} {_words(chance, long=number % 4 == 0)}"
    place = chance.randrange(10)

    def change(texts: Texts) -> Texts:
        if number % 5 == 1:
            return [*texts[:place], text, *texts[place + 1 :]]
        if number % 5 == 4:
            return [*texts[:place], *texts[place + 1 :]]
        if number % 5 == 3:
            return [f"{text} {n}" if n % 5 == 0 else one for n, one in enumerate(texts)]
        return [*texts, text]

    return change


def much(seed: int, number: int) -> Change:
    """The next state of a note that gets another very long paragraph each time."""
    chance = random.Random(1000 * seed + number)
    text = f"step {number} {' '.join(_words(chance, long=True) for _ in range(40))}"
    return lambda texts: [text if n == number % 4 else one for n, one in enumerate(texts)]


def save(store: Store, change: Change) -> None:
    """Writes what differs, as the note does."""
    with store.write() as session:
        there = notes.blocks(session, session.query(MentoringSession.id).scalar())
        texts = [block.text for block in there]
        wanted = change(texts)
        gone = _gone(texts, wanted)
        left = [block for block in there if block.id not in {there[n].id for n in gone}]
        edits = [
            edit(block.id, block.position, text)
            for block, text in zip(left, wanted, strict=False)
            if block.text != text
        ]
        edits += [
            edit(None, there[-1].position + n + 1, text)
            for n, text in enumerate(wanted[len(left) :])
        ]
        notes.save(session, 1, edits, [there[n].id for n in gone])


def _gone(texts: Sequence[str], wanted: Sequence[str]) -> list[int]:
    if len(wanted) >= len(texts):
        return []
    return [next((n for n, text in enumerate(wanted) if text != texts[n]), len(wanted))]


def edit(number: int | None, position: float, text: str) -> BlockEdit:
    return BlockEdit(number, float(position), text, Audience.MENTEE)
