from __future__ import annotations

import pytest

from mentor_desk.guides import Context, Lexicon, load_text, run_checks

from .conftest import TODAY, Check, guide_of, state


def with_more(name: str, more: list[str], kind: str, param: str) -> str:
    """The guide of one check that looks at several fields."""
    text = guide_of(name, {})
    fields = "".join(
        f'[[steps.fields]]\nname = "{one}"\nkind = "{kind}"\nlabel = "x"\n' for one in more
    )
    listed = ", ".join(f'"{one}"' for one in [param, *more])
    text = text.replace("[[steps.checks]]", f"{fields}[[steps.checks]]")
    return text.replace(f'\n{param} = "{param}"', f"\n{param} = [{listed}]")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, "missing"),
        ({"of": "Mail"}, "asks"),
        ({"of": "Mail", "two": "tbd"}, "asks"),
        ({"of": "Mail", "two": "noch offen …"}, "asks"),
        ({"of": "Mail", "two": "not needed"}, "ok"),
    ],
)
def test_each_topic_is_settled(lists: Lexicon, answers: dict[str, str], said: str) -> None:
    guide = load_text(with_more("each_answered", ["two"], "text", "of"), "x")
    assert [state(one) for one in run_checks(guide, answers, TODAY, Context(lists))] == [said]


@pytest.mark.parametrize(
    ("day", "way", "said"),
    [
        ("", "", "missing"),
        ("2027-06-30", "", "asks"),
        ("", "A last walk", "asks"),
        ("2027-06-30", "A last walk", "ok"),
        ("2026-11-20", "a walk", "asks"),
        ("2026-11-21", "a walk", "ok"),
    ],
)
def test_the_end_is_agreed_at_the_start(check: Check, day: str, way: str, said: str) -> None:
    assert check("end_agreed", day=day, of=way) == said


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("", "", "missing"),
        ("spring", "", "silent"),
        ("2027-02-21", "", "ok"),
        ("2027-02-22", "", "asks"),
        ("2027-02-01", "2027-05-01", "ok"),
        ("2027-02-01", "2027-06-01", "asks"),
        ("2026-01-01", "2027-02-01", "ok"),
        ("2026-01-01", "", "asks"),
        ("2026-01-01", "2026-11-20", "asks"),
        ("2026-01-01", "2026-11-21", "ok"),
    ],
)
def test_never_more_than_three_months_without_a_look(
    lists: Lexicon, first: str, second: str, said: str
) -> None:
    guide = load_text(with_more("checkpoints", ["later"], "date", "day"), "x")
    found = run_checks(guide, {"day": first, "later": second}, TODAY, Context(lists))
    own = [state(one) for one in found if one.check == "checkpoints"]
    assert (own or ["silent"]) == [said]
