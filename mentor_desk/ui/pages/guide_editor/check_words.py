"""What each check is called and what it looks at, for whoever chooses one."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentor_desk.words import Words


class CheckWords(NamedTuple):
    title: Words
    looks_at: Words


def _said(title: str, looks_at: str) -> CheckWords:
    return CheckWords(words(title), words(looks_at))


CHECK_WORDS: Mapping[str, CheckWords] = MappingProxyType(
    {
        "answered": _said("Answered", "Whether anything is written there at all."),
        # How one will know
        "measure": _said("A figure or a sign", "Whether a number has its unit, or a sign is seen."),
        "baseline": _said("Where it starts", "Whether today’s figure is there, and not the aim."),
        "source": _said("Where the figure comes from", "Whether it is said where to look it up."),
        "fuzzy": _said("Soft words", "Words such as “better”, with nothing that says how much."),
        "numberless": _said("A direction, no figure", "Whether an objective does without figures."),
        "key_results": _said("Key results", "Whether each goes from a figure to a figure."),
        "outputs": _said("Tasks for results", "Whether a result is really a task to be done."),
        # What is wanted, and whose it is
        "one_outcome": _said("One outcome", "Whether two goals are hidden in one sentence."),
        "owner": _said("In one’s own hands", "Whether it hangs on what others decide."),
        "sure": _said("Sure enough", "Whether somebody believes in getting there."),
        "active_goals": _said("Not too many goals", "How many goals are active already."),
        "inner": _said("What stands in the way", "Whether the obstacle lies in oneself."),
        "if_then": _said("If and then", "Whether a plan says when, and what one will do then."),
        "observable": _said("Something one does", "Whether the deed could be seen by others."),
        # Days and steps
        "date": _said("A day", "Whether there is a day, and it lies ahead."),
        "checkpoint": _said("A first look", "Whether one looks early enough to change something."),
        "checkpoints": _said("Regular looks", "Whether the days to look lie close enough."),
        "first_step": _said("A first step soon", "Whether there is a step, and a day for it soon."),
        "fresh": _said("Still fresh", "Whether what happened is only some days ago."),
        "dated": _said("An action with its day", "Whether what is to be done has a day."),
        "small": _said("A small step", "Whether the step is small enough for a week."),
        "review_day": _said("A day to look again", "Whether that day is not too far away."),
        "half_yearly": _said("Twice a year", "Whether the plan is looked at within half a year."),
        "end_agreed": _said("How it ends", "Whether there is a day and a way to end."),
        # Options
        "enough": _said("Enough options", "Whether there are several ways to choose from."),
        "own_option": _said("An option of one’s own", "Whether one of the ways is the mentee’s."),
        "fact": _said("Facts, not opinions", "Whether an account rests on what was seen."),
        "commitment": _said("Meant seriously", "Whether somebody is willing enough to do it."),
        # Scales and ladders
        "scale_named": _said("A point on the scale", "Whether a point is named."),
        "next_point": _said("One point up", "Whether the next point wanted is just one higher."),
        "resources": _said("What helps already", "Whether enough is named that helps today."),
        "ladder_filled": _said(
            "A ladder to score", "Whether the middle and one each side is there."
        ),
        "ladder_overlap": _said("Levels apart", "Whether two levels say the same."),
        "ladder_one": _said("One thing only", "Whether all levels speak of the same thing."),
        "ladder_neighbours": _said("No gaps", "Whether two levels beside each other are blank."),
        "ladder_edges": _said("Room above and below", "Whether better and worse are possible."),
        # Feedback
        "when_where": _said("When and where", "Whether one moment is named, with its day."),
        "camera": _said(
            "As a camera sees it", "Whether it tells what was seen, not what it means."
        ),
        "absolutes": _said("Always and never", "Words such as “always”, which are rarely true."),
        "motive": _said("Guessed motives", "Whether it says why somebody did it, by guessing."),
        "one_point": _said("One point", "Whether there is more than one thing in it."),
        "effect": _said("What it led to", "Whether an effect is told, not a verdict."),
        "next_step": _said("A next step", "Whether it says what somebody will do."),
        "voiced": _said("In the mentee’s words", "Whether the next step came from the mentee."),
        "alternative": _said(
            "Another way", "Whether another way is told only where one is needed."
        ),
        "result": _said("What came of it", "Whether the result is something one could see."),
        "evidence": _said("Seen before judged", "Whether something was seen before it was judged."),
        "practised": _said("Tried out", "Whether it was tried out once."),
        "help_given": _said("Help offered", "Whether it says who helps, and with what."),
        "future": _said("Looking ahead", "Whether ideas speak of what is to come, without blame."),
        "givers": _said("Several people asked", "Whether enough people were asked."),
        "one_chosen": _said("One idea chosen", "Whether one of the ideas was chosen."),
        # Sessions, agreements and plans
        "contract": _said("What today is for", "Whether it was agreed before the notes begin."),
        "verbatim": _said(
            "A phrase as it was said", "Whether there is something in quotation marks."
        ),
        "both": _said("Both sides", "Whether both were spoken about."),
        "reviewed": _said("Looked back", "Whether it was looked at how the session was."),
        "each_answered": _said("Each topic", "Whether each topic has an answer, or is not needed."),
        "linked": _said(
            "Tied to what it is for", "Whether each aim takes up what it should serve."
        ),
        "not_courses": _said("More than courses", "Whether something is done, not only attended."),
        "proof": _said("How one will see it", "Whether it says by what one would notice."),
        "strengths": _said("Strengths too", "Whether it also says what is strong already."),
    }
)

PARAM_WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "also": words("And also at"),
        "day": words("The day"),
        "days": words("Days, at most"),
        "due": words("The day it is due"),
        "least": words("At least"),
        "measured": words("The figure it is for"),
        "months": words("Months, at most"),
        "more": words("What would make it more"),
        "most": words("At most"),
        "notes": words("The notes"),
        "now": words("The point of now"),
        "occasion": words("The occasion"),
        "of": words("Looks at"),
        "others": words("What others offered"),
        "own": words("What is the mentee’s own"),
        "sign": words("The sign"),
        "smaller": words("A smaller piece of it"),
        "source": words("Where it comes from"),
        "start": words("The figure of today"),
        "step": words("The step"),
        "to": words("What it should serve"),
        "tone": words("Keep or change"),
        "unit": words("The unit"),
        "value": words("The figure or point"),
        "wanted": words("The point wanted"),
        "watched": words("The one thing that is watched"),
    }
)
