"""What kinds of answers, moments and fillings are called in the editor."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mentor_desk.guides import Challenge, Choice, FieldKind, Moment, Phase
from mentor_desk.records import Owner, Tone


def field_kind_text(kind: FieldKind) -> str:
    return {
        FieldKind.TEXT: _tr("a line of text"),
        FieldKind.LONG_TEXT: _tr("a few lines of text"),
        FieldKind.NUMBER: _tr("a number"),
        FieldKind.DATE: _tr("a day"),
        FieldKind.SCALE: _tr("a point from 0 to 10"),
        FieldKind.CHOICE: _tr("one of several"),
        FieldKind.LIST: _tr("a list, one in each line"),
        FieldKind.LADDER: _tr("a ladder of five levels"),
    }[kind]


def phase_text(phase: Phase) -> str:
    return {
        Phase.PREPARE: _tr("getting ready"),
        Phase.AGREE: _tr("agreeing"),
        Phase.WORK: _tr("working"),
        Phase.CLOSE: _tr("closing"),
    }[phase]


def moment_text(moment: Moment) -> str:
    return {
        Moment.SESSION_START: _tr("a session begins"),
        Moment.SESSION_END: _tr("a session ends"),
        Moment.MONTH: _tr("once a month"),
        Moment.QUARTER: _tr("once a quarter"),
        Moment.YEAR: _tr("once a year"),
    }[moment]


def challenge_text(challenge: Challenge) -> str:
    return {
        Challenge.EXPECTATIONS: _tr("expectations apart"),
        Challenge.INITIATIVE: _tr("little initiative"),
        Challenge.DIFFERENCE: _tr("very different people"),
        Challenge.TIME: _tr("no time"),
        Challenge.PRIORITIES: _tr("other priorities"),
        Challenge.CHANNELS: _tr("how to reach each other"),
        Challenge.FEEDBACK: _tr("hard feedback"),
        Challenge.ENGAGEMENT: _tr("fading interest"),
        Challenge.OVERLOAD: _tr("too much at once"),
    }[challenge]


def record_text(record: str) -> str:
    """What an answer fills, by the name guides use for it."""
    return {
        "title": _tr("its title"),
        "why": _tr("why it matters"),
        "support": _tr("help, time and skill"),
        "measure": _tr("what is counted or seen"),
        "baseline": _tr("the figure of today"),
        "target": _tr("the figure aimed at"),
        "unit": _tr("the unit of the figures"),
        "source": _tr("where the figures come from"),
        "confidence": _tr("how sure somebody is"),
        "due_on": _tr("the day it is due"),
        "milestone.text": _tr("a milestone on the way"),
        "milestone.due_on": _tr("the day of that milestone"),
        "ladder": _tr("the ladder to score it by"),
        "ladder.seen_by": _tr("who sees the levels"),
        "ladder.agreed_on": _tr("the day the ladder was agreed on"),
        "action.text": _tr("an action that comes out of it"),
        "action.due_on": _tr("the day of that action"),
        "action.owner": _tr("whose action it is"),
        "tone": _tr("whether to keep or to change it"),
        "occasion": _tr("when and where it was"),
        "observation": _tr("what was seen"),
        "effect": _tr("what it led to"),
    }[record]


def fixed_choices(record: str) -> tuple[Choice, ...]:
    """The answers to choose from that a record understands; none if any will do."""
    return {
        "tone": (
            Choice(Tone.PRAISE, _tr("something to keep")),
            Choice(Tone.GROWTH, _tr("something to grow")),
        ),
        "action.owner": (Choice(Owner.MENTEE, "{name}"), Choice(Owner.ME, _tr("me"))),
    }.get(record, ())


def _tr(text: str) -> str:
    return QCoreApplication.translate("GuideEditor", text)
