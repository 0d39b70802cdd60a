from __future__ import annotations

from dataclasses import replace

import pytest

from mentor_desk.progress.facts import GoalFact
from mentor_desk.progress.sentences import amount, quantity, sentence
from mentor_desk.words import EnglishVoice
from tests.progress.test_figures import goal, steps

VOICE = EnglishVoice()


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (goal(1.0, target=2.0), "Moved from 0 to 1 of 2 tasks since 1 June 2026."),
        (goal(10.0), "Moved from 0 to 10 tasks since 1 June 2026, which was the aim."),
        (goal(12.0), "Moved from 0 to 12 tasks since 1 June 2026; the aim is 10."),
        (
            goal(11.0, 6.5, baseline=14.0, target=4.0, unit="days"),
            "Moved from 14 to 6.5 days since 1 June 2026; the aim is 4.",
        ),
        (goal(0.0), "At 0 tasks on 11 June 2026; the aim is 10."),
        (goal(0.0, target=None), "At 0 tasks on 11 June 2026."),
        (goal(3.0, target=None), "Moved from 0 to 3 tasks since 1 June 2026."),
        (
            goal(2.0, 5.0, baseline=None),
            "Moved from 2 to 5 tasks since 11 June 2026; the aim is 10.",
        ),
        (goal(1.0, target=None), "Moved from 0 tasks to 1 since 1 June 2026."),
        (
            goal(1.0, baseline=3.0, target=0.0),
            "Moved from 3 tasks to 1 since 1 June 2026; the aim is 0.",
        ),
        (goal(1.0, baseline=1.0), "At 1 on 11 June 2026; the aim is 10 tasks."),
        (goal(1.0, target=None, unit="kg"), "Moved from 0 to 1 kg since 1 June 2026."),
        (
            goal(1.0, target=1.0),
            "Moved from 0 tasks to 1 since 1 June 2026, which was the aim.",
        ),
        (goal(target=1.0), "Starts at 0; the aim is 1 (tasks)."),
        (goal(target=1.0, unit="exam"), "Starts at 0; the aim is 1 exam."),
        (goal(), "Starts at 0; the aim is 10 tasks."),
        (goal(baseline=None, unit="%"), "The aim is 10%."),
        (goal(target=None, milestones=steps(False, False)), "The first milestone is “Step 1”."),
        (
            goal(target=None, milestones=steps(True, True, False)),
            "2 of 3 milestones passed, the latest “Step 2” on 20 June 2026.",
        ),
        (
            goal(target=None, milestones=steps(True, True)),
            "All milestones passed, the last on 20 June 2026.",
        ),
        (goal(None, target=None), "Last looked at together on 11 June 2026."),
        (goal(target=None), ""),
    ],
)
def test_sentence(made: GoalFact, said: str):
    assert sentence(made, VOICE) == said


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (goal(1.0, target=2.0), "1 of 2 tasks"),
        (goal(1.0, target=1.0), "tasks: 1 of 1"),
        (goal(0.0, target=1.0, unit="nights a week"), "nights a week: 0 of 1"),
        (goal(1.0, target=1.0, unit="exam"), "1 of 1 exam"),
        (goal(1.0, target=1.0, unit="access to the lab"), "1 of 1 access to the lab"),
        (goal(12.0), "12 tasks"),
        (goal(6.0, baseline=14.0, target=4.0), "6 tasks"),
        (goal(1.0, baseline=14.0, target=0.0), "tasks: 1"),
        (goal(1.0, baseline=14.0, target=0.0, unit="kg"), "1 kg"),
        (goal(1.0, baseline=4.0, target=1.0, unit="talk"), "1 talk"),
        (goal(), ""),
        (goal(target=None, milestones=steps(True, False)), "1 of 2"),
    ],
)
def test_amount(made: GoalFact, said: str):
    assert amount(made, VOICE) == said


def test_braces_in_a_text_are_text():
    named = replace(steps(False)[0], text="{n} {0}")
    assert sentence(goal(target=None, milestones=(named,)), VOICE) == (
        "The first milestone is “{n} {0}”."
    )


def test_quantity_joins_a_percent_sign():
    assert quantity(40, "%", VOICE) == "40%"
    assert quantity(0.5, " hours ", VOICE) == "0.5 hours"
    assert quantity(3, "", VOICE) == "3"
