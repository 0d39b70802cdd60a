from __future__ import annotations

from datetime import date
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from mentor_desk.guides import (
    Context,
    Guide,
    GuideKind,
    Lexicon,
    load_text,
    matching,
    reads,
    run_checks,
    to_child_values,
    to_ladder,
    to_record_values,
)
from mentor_desk.guides.checks.registry import CHECKS
from mentor_desk.words import EnglishVoice

from .conftest import KINDS


def every_check() -> Guide:
    """A guide that asks every check there is, twelve in a step, about answers of each kind."""
    lines = [f'{key} = "x"' for key in ("id", "title", "credit", "purpose", "when")]
    lines += ["version = 1", 'kind = "card"', "[[reads]]", 'text = "{text0} {ladder0}"']
    for step, at in enumerate(range(0, len(CHECKS), 12)):
        lines += ["[[steps]]", f'id = "s{step}"', 'title = "x"', 'question = "x"']
        for kind in ("text", "long_text", "list", "number", "date", "scale", "ladder"):
            lines += ["[[steps.fields]]", f'name = "{kind}{step}"']
            lines += [f'kind = "{kind}"', 'label = "x"']
        for name in list(CHECKS)[at : at + 12]:
            known = CHECKS[name]
            lines += ["[[steps.checks]]", f'name = "{name}"']
            usual = "ladder" if name.startswith("ladder") else "text"
            for param in sorted(known.fields | known.maybe):
                lines.append(f'{param} = "{KINDS.get(param, usual)}{step}"')
    return load_text("\n".join(lines), "every check")


EVERY_CHECK = every_check()
SNIPPETS = st.sampled_from(
    ["and ", "You ", "always", "“", "”", "because you wanted", "9999-12-31", "0001-01-01", "1,000",
     "{name}", "{0}", "\n- ", "10", ".", "improve", "write it", "Amara", "\n", "→", " from 2 to 8 ",
     "du warst ", "weil ", "wenn ", "der Chef ", "ist ", "0", "%", "‘", "’", "2026-12-01", "\u0130"]
)  # fmt: skip
TEXT = st.text(max_size=40) | st.lists(SNIPPETS, max_size=8).map("".join)


@given(
    data=st.data(),
    today=st.dates(),
    name=TEXT,
    goals=st.integers(-1, 9),
    given_on=st.none() | st.dates(),
)
def test_any_answers_are_read_checked_and_kept_without_a_stumble(
    guides: dict[str, Guide],
    lists: Lexicon,
    data: st.DataObject,
    today: date,
    name: str,
    goals: int,
    given_on: date | None,
) -> None:
    guide = data.draw(st.sampled_from([*guides.values(), EVERY_CHECK]))
    names = st.sampled_from([field.name for field in guide.fields()]) | st.text(max_size=5)
    answers = data.draw(st.dictionaries(names, TEXT))
    context = Context(words=lists, name=name, active_goals=goals, given_on=given_on)
    before = dict(answers)
    found = run_checks(guide, answers, today, context)
    for one in found:
        assert one.label.plain()
        assert (one.reason is None) is (one.question is None) is one.ok
        if one.reason and one.question:
            assert one.reason.plain()
            assert one.question.plain().count("?") >= 1
    spans = reads(guide, answers, name, EnglishVoice())
    assert all(span.text for span in spans)
    to_record_values(guide, answers)
    to_child_values(guide, answers, "action")
    to_ladder(guide, answers)
    # Nothing is remembered from one run to the next, and nothing is changed.
    assert run_checks(guide, answers, today, context) == found
    assert reads(guide, answers, name, EnglishVoice()) == spans
    assert answers == before


def test_the_ends_of_the_calendar_are_days_as_well(
    guides: dict[str, Guide], lists: Lexicon
) -> None:
    for today in (date.min, date.max):
        for day in ("0001-01-01", "9999-12-31"):
            for guide in [*guides.values(), EVERY_CHECK]:
                answers = {field.name: day for field in guide.fields()}
                run_checks(guide, answers, today, Context(words=lists, given_on=today))


def test_no_text_stays_in_memory_after_a_run(lists: Lexicon) -> None:
    run_checks(EVERY_CHECK, {"text0": "you were rude"}, date(2026, 11, 21), Context(words=lists))
    assert matching._spoken.cache_info().currsize == 0


def test_no_text_however_odd_takes_long(lists: Lexicon) -> None:
    """Against a plain text of the same length, so that a slow machine is no fault."""

    def seconds(text: str) -> float:
        answers = {field.name: text for field in EVERY_CHECK.fields()}
        times: list[float] = []
        for _ in range(2):
            begun = process_time()
            run_checks(EVERY_CHECK, answers, date(2026, 11, 21), Context(words=lists))
            times.append(process_time() - begun)
        return min(times)

    usual = seconds("On Tuesday you asked Jonas for his figures, and the plan was better. " * 300)
    for odd in (
        "x",
        "“",
        "1 ",
        "and ",
        ", ",
        "- a\n",
        "1-",
        "a.b",
        "ü",
        "to 1 ",
        "\n",
        "you were ",
    ):
        assert seconds(odd * (20_000 // len(odd))) < 8 * usual, odd


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
