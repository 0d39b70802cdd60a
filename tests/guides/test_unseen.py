"""Holds how often the checks are right over texts that no rule was made from."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from mentor_desk.guides.checks.registry import CHECKS

PACKAGING = Path(__file__).parent.parent.parent / "packaging"
# These do not reach it, and what they reach must not be lost: precision, recall.
SHORT_OF_IT = {
    "seen": {"ladder_one": (0.88, 0.75)},
    "unseen": {"ladder_one": (0.79, 0.48), "one_point": (0.86, 0.64)},
}


@pytest.fixture
def labelled(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PACKAGING))
    from bench_parts import labelled  # pyright: ignore[reportMissingImports]

    return labelled


@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_checks_speak_where_they_should_and_keep_silent_elsewhere(
    labelled: ModuleType, half: str
) -> None:
    found = labelled.tallies(half)
    assert found.keys() == CHECKS.keys()
    for name, tally in found.items():
        reach = (labelled.PRECISION, labelled.RECALL)
        precision, recall = SHORT_OF_IT[half].get(name, reach)
        assert tally.right + tally.missed >= 6, name
        assert tally.precision >= precision, (name, tally)
        assert tally.recall >= recall, (name, tally)


@pytest.mark.parametrize("half", SHORT_OF_IT)
def test_what_falls_short_is_listed_only_as_long_as_it_does(
    labelled: ModuleType, half: str
) -> None:
    found = labelled.tallies(half)
    assert not [name for name in SHORT_OF_IT[half] if found[name].reached]
