from __future__ import annotations

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from mentor_desk.guides import (
    Context,
    Guide,
    GuideKind,
    Lexicon,
    reads,
    run_checks,
    to_child_values,
    to_record_values,
)
from mentor_desk.words import EnglishVoice

NAMES = [
    "title",
    "measure",
    "baseline",
    "target",
    "unit",
    "source",
    "confidence",
    "due_on",
    "checkpoint",
    "facts",
    "options",
    "options_mentor",
    "first_step",
    "first_step_on",
    "commitment",
    "tone",
    "occasion",
    "event_on",
    "observation",
    "effect",
    "next_step",
    "next_owner",
    "next_on",
]
SNIPPETS = st.sampled_from(
    ["and ", "You ", "always", "“", "”", "because you wanted", "9999-12-31", "0001-01-01", "1,000",
     "{name}", "{0}", "\n- ", "10", ".", "improve", "write it", "Amara"]
)  # fmt: skip
TEXT = st.text(max_size=40) | st.lists(SNIPPETS, max_size=8).map("".join)


@given(
    answers=st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=5), TEXT),
    today=st.dates(),
    name=TEXT,
    goals=st.integers(-1, 9),
    given_on=st.none() | st.dates(),
)
@example({"due_on": "9999-12-31"}, date.max, "", 0, None)
@example({"event_on": "0001-01-01"}, date.min, " ", 0, date.max)
def test_any_answers_are_read_checked_and_kept_without_a_stumble(
    guides: dict[str, Guide],
    lists: Lexicon,
    answers: dict[str, str],
    today: date,
    name: str,
    goals: int,
    given_on: date | None,
) -> None:
    context = Context(words=lists, name=name, active_goals=goals, given_on=given_on)
    for guide in guides.values():
        for found in run_checks(guide, answers, today, context):
            assert found.label.plain()
            assert (found.reason is None) is (found.question is None) is found.ok
            if found.reason and found.question:
                assert found.reason.plain()
                assert found.question.plain().count("?") >= 1
        assert all(span.text for span in reads(guide, answers, name, EnglishVoice()))
        to_record_values(guide, answers)
        to_child_values(guide, answers, "action")


def test_an_empty_guide_only_names_what_is_missing(
    guides: dict[str, Guide], lists: Lexicon
) -> None:
    for guide in guides.values():
        found = run_checks(guide, {}, date(2026, 11, 21), Context(words=lists, name="Amara"))
        assert found or guide.kind not in (GuideKind.GOAL, GuideKind.FEEDBACK)
        assert all(one.missing for one in found)


def test_findings_come_in_the_order_of_the_steps(guides: dict[str, Guide], lists: Lexicon) -> None:
    answers = {"title": "Improve delegation", "target": "3"}
    found = run_checks(guides["smart"], answers, date(2026, 11, 21), Context(lists, "Amara"))
    order = [step.id for step in guides["smart"].steps]
    assert [order.index(one.step) for one in found] == sorted(
        order.index(one.step) for one in found
    )
