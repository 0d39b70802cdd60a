"""The shipped guides and word lists, and a way to ask one check about one text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mentor_desk.guides import (
    Context,
    Finding,
    Guide,
    Lexicon,
    run_checks,
    shipped,
    word_lists,
)
from mentor_desk.paths import resources

TODAY = date(2026, 11, 21)
Ask = Callable[..., Finding | None]


@pytest.fixture(scope="session")
def folder() -> Path:
    return resources() / "guides"


@pytest.fixture(scope="session")
def guides(folder: Path) -> dict[str, Guide]:
    return shipped(folder)


@pytest.fixture(scope="session")
def lists(folder: Path) -> Lexicon:
    return word_lists(folder)


@pytest.fixture
def ask(guides: dict[str, Guide], lists: Lexicon) -> Ask:
    """`ask("smart", "owner", title="...")` gives that check's finding, or None if it is silent."""

    def asked(guide: str, check: str, *, context: Context | None = None, **answers: str):
        known = context or Context(words=lists, name="Amara Okafor")
        found = run_checks(guides[guide], answers, TODAY, known)
        assert len([one for one in found if one.check == check]) <= 1
        return next((one for one in found if one.check == check), None)

    return asked


def asks(finding: Finding | None) -> bool:
    """Whether something is questioned that somebody wrote."""
    return finding is not None and not finding.ok and not finding.missing
