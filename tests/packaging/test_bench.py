"""The benchmark runs, and can find that something is too slow; how fast it is, no test asks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent.parent
PACKAGING = ROOT / "packaging"


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(PACKAGING / "bench.py"), *arguments],
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PACKAGING))
    from bench_parts import rows  # pyright: ignore[reportMissingImports]

    return rows


def test_a_small_run_says_each_figure_and_its_reference(tmp_path: Path) -> None:
    file = tmp_path / "found.json"
    names = ["start", "search", "save", "backup"]
    arguments = ["--quick", "--sessions", "30", "--json", str(file), *names]
    ran = bench(*arguments)
    assert ran.returncode == 0, ran.stderr
    assert "what " in ran.stdout
    assert "met?" in ran.stdout
    found = json.loads(file.read_text("utf-8"))
    assert found["journal"].startswith("30 sessions")
    assert {row["measure"] for row in found["rows"]} == set(names)
    for row in found["rows"]:
        assert row["measured"] > 0
        if row["reference"] is None:
            continue
        assert row["reference"] > 0
        assert row["ratio"] == pytest.approx(row["measured"] / row["reference"])
        assert row["met"] in (True, False) or row["reach"] is None


def test_what_cannot_run_ends_with_one_and_says_why(tmp_path: Path) -> None:
    # Where the cache should be is a file, so no journal can be made.
    blocked = tmp_path / "cache"
    blocked.write_text("")
    env = {**os.environ, "XDG_CACHE_HOME": str(blocked), "LOCALAPPDATA": str(blocked)}
    ran = subprocess.run(
        [sys.executable, str(PACKAGING / "bench.py"), "--quick", "save"],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert "could not be measured" in ran.stderr


def test_a_process_that_fails_fails_the_measure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))
    from bench_parts import setting  # pyright: ignore[reportMissingImports]

    nowhere = setting.Setting(str(tmp_path / "none.mentordesk"), "2026-11-21", str(tmp_path), True)
    with pytest.raises(setting.CannotMeasure, match="No such file"):
        setting.in_own_process("saving", nowhere)


def test_an_unknown_measure_is_wrong_use() -> None:
    assert bench("--quick", "speed").returncode == 2


@pytest.mark.parametrize(
    ("reach", "measured", "reference", "met"),
    [
        ({"times": 1.5}, 150, 100, True),
        ({"times": 1.5}, 151, 100, False),
        ({"times": 1.5, "plus": 250}, 400, 100, True),
        ({"times": 1.5, "plus": 250}, 401, 100, False),
        ({"times": 3, "at_most": 10}, 10.1, 5, False),
        ({"times": 3, "at_most": 10}, 4, 1, False),
        ({"times": 3, "at_most": 10}, 3, 1, True),
        ({"at_most": 16}, 17, None, False),
    ],
)
def test_a_reach_can_be_missed(
    rows: ModuleType, reach: dict[str, float], measured: float, reference: float | None, met: bool
) -> None:
    row = rows.Row("one", "what", "ms", measured, reference, rows.Reach(**reach))
    assert row.met is met
    assert rows.table([row]).endswith("yes" if met else "NO")


def test_what_is_not_to_be_reached_is_neither(rows: ModuleType) -> None:
    row = rows.Row("one", "what", "ms", 3.0)
    assert row.met is None
    assert row.ratio is None


@pytest.mark.parametrize(
    ("ours", "others", "ratio"), [([3.0, 1.0, 2.0], [1.0, 1.0, 9.0], 2.0), ([0.5], [0.25], 2.0)]
)
def test_medians_are_compared(
    rows: ModuleType, ours: Sequence[float], others: Sequence[float], ratio: float
) -> None:
    row = rows.compared("one", "what", ours, others, rows.Reach(1.0))
    assert row.ratio == pytest.approx(ratio)
    assert not row.met
