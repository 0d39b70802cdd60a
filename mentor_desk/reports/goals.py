"""Goals on the page: one row each, and a small chart where there is a movement to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.progress.figures import (
    fraction,
    goal_sources,
    readings,
    scores,
    standing,
    start_of,
)
from mentor_desk.progress.sentences import amount, level_figure, level_words, sentence
from mentor_desk.reports.content import (
    Chart,
    ChartKind,
    Charts,
    GoalRow,
    Ladder,
    Point,
    Rung,
    Score,
)
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.progress.facts import CheckInFact, Facts, GoalFact, LadderFact
    from mentor_desk.reports.options import SummaryOptions
    from mentor_desk.words import Voice

_WORTH_A_LINE = 3
"""Two points say no more than the sentence does."""
_SHORT = 140
"""Whatever is longer is a text of its own, and no sign at a glance."""
_RUNGS = (
    words("much less"),
    words("less"),
    words("as expected"),
    words("more"),
    words("much more"),
)


def goal_rows(facts: Facts, options: SummaryOptions) -> Sequence[GoalRow]:
    return [_row(goal, facts, options) for goal in facts.goals]


def charts(facts: Facts, options: SummaryOptions) -> Sequence[Charts]:
    drawn = [
        _chart(goal, options.voice) for goal in facts.goals if len(_points(goal)) >= _WORTH_A_LINE
    ]
    return (Charts(items=tuple(drawn)),) if drawn else ()


def _row(goal: GoalFact, facts: Facts, options: SummaryOptions) -> GoalRow:
    voice = options.voice
    stands = standing(goal, min(facts.period.end, options.generated))
    last = _last_comment(goal, facts)
    return GoalRow(
        title=goal.title or voice.say(words("A goal without a title")),
        dates=_dates(goal, voice),
        standing=stands,
        status=voice.say(stands.words),
        amount=amount(goal, voice),
        fraction=fraction(goal),
        sentence=_sentences(goal, voice),
        note=last.comment if last else "",
        note_day=voice.say(words("Check-in on {day}", day=voice.day(last.day))) if last else "",
        ladder=_ladder(goal, goal.ladder, voice) if goal.ladder else None,
        sources=goal_sources(goal),
    )


def _sentences(goal: GoalFact, voice: Voice) -> str:
    said, counted = sentence(goal, voice) or goal.why, " ".join(goal.measure.split()).rstrip(".")
    known = goal.unit.strip() and readings(goal)
    if goal.target is None or known or not counted or len(counted) > _SHORT:
        return said
    return f"{said} {voice.say(words('What is counted: {measure}.', measure=counted))}"


def _ladder(goal: GoalFact, ladder: LadderFact, voice: Voice) -> Ladder:
    """Highest rung first, as one climbs; an empty one only where something was found on it."""
    top, found = len(ladder.levels) // 2, scores(goal)
    scored = {one.level for one in found}
    told = [
        (at - top, text)
        for at, text in enumerate(ladder.levels)
        if text or at == top or at - top in scored
    ][::-1]
    places = [level for level, _ in told]
    said = [
        voice.say(
            words(
                "{level} on {day}",
                level=voice.say(level_words(one.level or 0)),
                day=voice.short_day(one.day),
            )
        )
        for one in found
    ]
    return Ladder(
        about=_about(ladder, voice),
        rungs=tuple(
            Rung(level_figure(level), voice.say(_RUNGS[level + top]), text, expected=level == 0)
            for level, text in told
        ),
        scores=tuple(
            Score(one.day.toordinal(), places.index(one.level or 0), voice.short_day(one.day))
            for one in found
        ),
        equivalent=voice.say(words("On the ladder: {told}.", told="; ".join(said))) if said else "",
        sources=(ladder.source, *(one.source for one in found)),
    )


def _about(ladder: LadderFact, voice: Voice) -> str:
    day, seen_by = voice.day(ladder.agreed_on), ladder.seen_by.strip().rstrip(".")
    if seen_by:
        return voice.say(
            words("Ladder agreed on {day} · seen by {seen_by}", day=day, seen_by=seen_by)
        )
    return voice.say(words("Ladder agreed on {day}", day=day))


def _last_comment(goal: GoalFact, facts: Facts) -> CheckInFact | None:
    told = [one for one in goal.check_ins if one.comment.strip() and facts.period.holds(one.day)]
    return told[-1] if told else None


def _dates(goal: GoalFact, voice: Voice) -> str:
    if goal.state == "reached" and goal.state_on:
        return voice.say(words("reached on {day}", day=voice.day(goal.state_on)))
    if goal.set_on and goal.due_on:
        start, end = voice.day(goal.set_on), voice.day(goal.due_on)
        return voice.say(words("{start} – {end}", start=start, end=end))
    if goal.due_on:
        return voice.say(words("by {day}", day=voice.day(goal.due_on)))
    return voice.say(words("since {day}", day=voice.day(goal.set_on))) if goal.set_on else ""


def _points(goal: GoalFact) -> list[tuple[CheckInFact, float]]:
    return [(one, one.value) for one in readings(goal) if one.value is not None]


def _chart(goal: GoalFact, voice: Voice) -> Chart:
    measured = _points(goal)
    points = [
        Point(one.day.toordinal(), value, voice.number(value), voice.short_day(one.day))
        for one, value in measured
    ]
    start = start_of(goal)
    if goal.set_on and goal.baseline is not None and goal.set_on < measured[0][0].day:
        begun = voice.short_day(goal.set_on)
        first = Point(goal.set_on.toordinal(), goal.baseline, voice.number(start or 0.0), begun)
        points.insert(0, first)
    aim = "" if goal.target is None else voice.number(goal.target)
    return Chart(
        title=_title(goal, voice),
        kind=ChartKind.LINE,
        points=tuple(points),
        aim=goal.target,
        aim_label=voice.say(words("aim {aim}", aim=aim)) if aim else "",
        equivalent=_told(goal, points, voice),
        sources=goal_sources(goal),
    )


def _title(goal: GoalFact, voice: Voice) -> str:
    unit = goal.unit.strip()
    if not unit:
        return goal.title
    return voice.say(words("{title}, in {unit}", title=goal.title, unit=unit))


def _told(goal: GoalFact, points: list[Point], voice: Voice) -> str:
    """All readings as a sentence."""
    said = [voice.say(words("{value} on {day}", value=one.label, day=one.day)) for one in points]
    listed = "; ".join(said)
    return voice.say(words("{title}: {readings}.", title=_title(goal, voice), readings=listed))
