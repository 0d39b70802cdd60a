"""A guide of one check, to ask it about any answers without a guide that is shipped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from mentor_desk.guides import Context, Finding, Lexicon, load_text, run_checks
from mentor_desk.guides.checks.registry import CHECKS

TODAY = date(2026, 11, 21)
KINDS = {"day": "date", "value": "scale", "now": "scale", "wanted": "scale", "due": "date"}
CHOICES = 'choices = [{ value = "%s", label = "A" }, { value = "%s", label = "B" }]'
Check = Callable[..., str]


def guide_of(check: str, kinds: dict[str, str]) -> str:
    known = CHECKS[check]
    lines = [f'{key} = "x"' for key in ("id", "title", "credit", "purpose", "when")]
    lines += ["version = 1", 'kind = "card"', "[[reads]]", 'text = "x"']
    lines += ["[[steps]]", 'id = "s"', 'title = "x"', 'question = "x"']
    for param in sorted(known.fields | known.maybe):
        kind = kinds.get(param) or KINDS.get(param, "long_text")
        kind, _, choices = kind.partition(":")
        lines += ["[[steps.fields]]", f'name = "{param}"', f'kind = "{kind}"', 'label = "x"']
        lines += [CHOICES % tuple(choices.split(","))] if choices else []
    lines += ["[[steps.checks]]", f'name = "{check}"']
    return "\n".join([*lines, *(f'{param} = "{param}"' for param in known.fields | known.maybe)])


@pytest.fixture
def check(lists: Lexicon) -> Check:
    """`check("inner", of="...")` is "asks", "missing", "ok" or "silent"."""

    def said(name: str, kinds: dict[str, str] | None = None, **answers: str) -> str:
        guide = load_text(guide_of(name, kinds or {}), "a guide of one check")
        found = run_checks(guide, answers, TODAY, Context(lists, "Amara"))
        one = next((finding for finding in found if finding.check == name), None)
        return "silent" if one is None else state(one)

    return said


def state(finding: Finding) -> str:
    return "missing" if finding.missing else "ok" if finding.ok else "asks"
