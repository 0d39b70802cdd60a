"""Attainment ladders: written, agreed before any score, scored at check-ins."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from mentor_desk.clean import clean_text
from mentor_desk.errors import BadValue
from mentor_desk.records import CheckIn, Goal, Ladder, Mentorship
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from mentor_desk.store import Session

LEVELS = ("much_less", "less", "expected", "more", "much_more")
"""Columns of a ladder, from -2 to 2."""
_EXPECTED = LEVELS.index("expected")
_REACH = range(-_EXPECTED, len(LEVELS) - _EXPECTED)


class Score(NamedTuple):
    """A level of the ladder, found at a check-in."""

    check_in_id: int
    day: date
    level: int
    comment: str


class LadderRow(NamedTuple):
    """A ladder with its scores, oldest first."""

    ladder: Ladder
    scores: tuple[Score, ...]

    @property
    def levels(self) -> tuple[str, ...]:
        return levels(self.ladder)


def levels(ladder: Ladder) -> tuple[str, ...]:
    return tuple(getattr(ladder, name) for name in LEVELS)


def of_goal(session: Session, goal_id: int) -> Ladder | None:
    """An agreed one before a draft, and a newer one before an older, where two have come together
    out of the trash or a backup.
    """
    return _chosen(session.scalars(select(Ladder).where(Ladder.goal_id == goal_id)))


def keep(session: Session, goal_id: int, told: Sequence[str], seen_by: str | None = None) -> bool:
    """All five levels as they are now, "" where one is empty; a ladder nobody wrote in is none.

    False, and nothing changes, once it is agreed.
    """
    ladder = of_goal(session, goal_id)
    if ladder is not None and ladder.agreed_on is not None:
        return False
    texts = [clean_text(one).strip() for one in told]
    if ladder is None:
        if not any(texts) or session.get(Goal, goal_id) is None:
            return True
        ladder = Ladder(goal_id=goal_id)
        session.add(ladder)
    for name, text in zip(LEVELS, texts, strict=True):
        setattr(ladder, name, text)
    if seen_by is not None:
        ladder.seen_by = clean_text(seen_by).strip()
    session.flush()
    return True


def is_ready(ladder: Ladder) -> bool:
    """What is expected, and at least one level on each side of it."""
    told = [bool(one) for one in levels(ladder)]
    return told[_EXPECTED] and any(told[:_EXPECTED]) and any(told[_EXPECTED + 1 :])


def agree(session: Session, goal_id: int, day: date) -> None:
    """From now on no level changes. Raises BadValue if it is not ready."""
    ladder = of_goal(session, goal_id)
    if ladder is None or not is_ready(ladder):
        raise BadValue(
            words(
                "Write what is expected, and at least one level below it and one above it. "
                "Then you can both agree on the ladder."
            )
        )
    if ladder.agreed_on is None:
        ladder.agreed_on = day


def take_back(session: Session, goal_id: int) -> None:
    """Makes it a draft again. Raises BadValue once it was scored: the levels are what was scored
    against.
    """
    ladder = of_goal(session, goal_id)
    if ladder is None:
        return
    scored = select(func.count()).select_from(CheckIn)
    if session.scalar(scored.where(CheckIn.goal_id == goal_id, CheckIn.level.is_not(None))):
        raise BadValue(
            words("This ladder has been scored, so its levels stay as you both agreed on them.")
        )
    ladder.agreed_on = None


def refuse_level(session: Session, reading: CheckIn) -> None:
    """Raises BadValue for a level that stands on no ladder agreed by that day."""
    if reading.level is None:
        return
    if reading.level not in _REACH:
        raise BadValue(words("A level is one of five, from −2 to +2."))
    ladder = of_goal(session, reading.goal_id)
    if ladder is None or ladder.agreed_on is None:
        raise BadValue(words("Agree on the ladder first; then it can be scored."))
    if reading.day < ladder.agreed_on:
        raise BadValue(words("The ladder was agreed on later than this day."))


def unscore(session: Session, check_in_id: int) -> None:
    """Takes a level back; a check-in that then says nothing any more goes with it."""
    reading = session.get(CheckIn, check_in_id)
    if reading is None:
        return
    reading.level = None
    if reading.value is None and not reading.comment.strip():
        session.delete(reading)


def row(session: Session, goal_id: int) -> LadderRow | None:
    ladder = of_goal(session, goal_id)
    if ladder is None:
        return None
    return LadderRow(ladder, _scores(session, [goal_id])[goal_id])


def rows(session: Session, mentee_id: int) -> dict[int, LadderRow]:
    """By the number of the goal."""
    query = select(Ladder).join(Goal, Ladder.goal_id == Goal.id).join(Mentorship)
    found: defaultdict[int, list[Ladder]] = defaultdict(list)
    for ladder in session.scalars(query.where(Mentorship.mentee_id == mentee_id)):
        found[ladder.goal_id].append(ladder)
    scores = _scores(session, list(found))
    chosen = {goal_id: _chosen(some) for goal_id, some in found.items()}
    return {
        goal_id: LadderRow(ladder, scores[goal_id])
        for goal_id, ladder in chosen.items()
        if ladder is not None
    }


def _chosen(found: Iterable[Ladder]) -> Ladder | None:
    return max(found, key=lambda one: (one.agreed_on is not None, one.id), default=None)


def _scores(session: Session, goal_ids: Sequence[int]) -> dict[int, tuple[Score, ...]]:
    found: dict[int, list[Score]] = {goal_id: [] for goal_id in goal_ids}
    query = select(CheckIn.goal_id, CheckIn.id, CheckIn.day, CheckIn.level, CheckIn.comment)
    scored = query.where(CheckIn.goal_id.in_(goal_ids), CheckIn.level.is_not(None))
    for goal_id, number, day, level, comment in session.execute(
        scored.order_by(CheckIn.day, CheckIn.id)
    ):
        found[goal_id].append(Score(number, day, level or 0, comment))
    return {goal_id: tuple(some) for goal_id, some in found.items()}
