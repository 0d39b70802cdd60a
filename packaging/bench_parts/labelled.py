"""How often the checks are right, over texts that people labelled by what they mean."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from mentor_desk.guides import Context, Guide, load_text, run_checks, shipped, word_lists
from mentor_desk.guides.checks.registry import CHECKS
from mentor_desk.paths import resources

from .setting import ROOT

LABELLED = ROOT / "tests" / "guides" / "labelled"
PRECISION, RECALL = 0.9, 0.8
# A day too far away is said by the one or by the other.
_TOGETHER = {"date": {"date", "checkpoint"}}


@dataclass
class Tally:
    """What one check said about the texts it was judged by."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    texts: int = 0

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def reached(self) -> bool:
        return self.precision >= PRECISION and self.recall >= RECALL


@dataclass(frozen=True)
class Judged:
    """One text: which checks were judged, which should speak, which did, and how long all took."""

    id: str
    judged: frozenset[str]
    faults: frozenset[str]
    spoke: frozenset[str]
    seconds: float


def tallies(half: str) -> dict[str, Tally]:
    """`half` is "seen" or "unseen"."""
    found: dict[str, Tally] = {}
    for text in judge(half):
        for check in text.judged:
            tally = found.setdefault(check, Tally())
            tally.texts += 1
            spoke = bool(text.spoke & _TOGETHER.get(check, {check}))
            tally.right += spoke and check in text.faults
            tally.wrong += spoke and check not in text.faults
            tally.missed += not spoke and check in text.faults
    return found


def judge(half: str) -> Iterator[Judged]:
    guides, context = _at_hand()
    for path in sorted(LABELLED.glob(f"{half}_*.toml")):
        kept = tomllib.loads(path.read_text("utf-8"))
        today = date.fromisoformat(kept["today"])
        for text in kept["text"]:
            guide, answers = guides[text["guide"]], _answers(text["answers"])
            known = replace(context, **text.get("known", {}))
            begun = time.perf_counter()
            found = run_checks(guide, answers, today, known)
            seconds = time.perf_counter() - begun
            spoke = frozenset(one.check for one in found if not one.ok)
            judged = frozenset(kept["judged"][text["guide"]])
            yield Judged(text["id"], judged, frozenset(text["faults"]), spoke, seconds)


@cache
def _at_hand() -> tuple[dict[str, Guide], Context]:
    """As in an open desk: words are sorted for looking them up only once."""
    folder = resources() / "guides"
    own = load_text((LABELLED / "own-words.toml").read_text("utf-8"), "own-words")
    return shipped(folder) | {own.id: own}, Context(word_lists(folder))


def _answers(given: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in given.items()}


def alone(*_: object) -> dict[str, list[float]]:
    """For each check its counts over the unseen half, and the milliseconds of each text."""
    found = {
        name: [float(one) for one in (tally.right, tally.wrong, tally.missed, tally.texts)]
        for name, tally in tallies("unseen").items()
    }
    times = [[1000 * text.seconds for text in judge("unseen")] for _ in range(5)]
    # The quickest of each: what else the machine does is not the checks' doing.
    found["times"] = [min(runs) for runs in zip(*times, strict=True)]
    found["all"] = _every_check(" ".join(_ANY * 20), 9)
    return found


_ANY = ["On Tuesday you asked Jonas for his figures, and the team improved the plan because of it."]


def _every_check(text: str, runs: int) -> list[float]:
    """Milliseconds of a guide that asks every check there is about one long text."""
    names = [name for name, check in CHECKS.items() if check.fields]
    head = ["id", "title", "credit", "purpose", "when"]
    lines = [*(f'{key} = "x"' for key in head), "version = 1", 'kind = "session"']
    lines += ["[[reads]]", 'text = "x"']
    for at in range(0, len(names), 12):
        lines += ["[[steps]]", f'id = "s{at}"', 'title = "x"', 'question = "x"']
        lines += ["[[steps.fields]]", f'name = "f{at}"', 'kind = "long_text"', 'label = "x"']
        for name in names[at : at + 12]:
            lines += ["[[steps.checks]]", f'name = "{name}"']
            lines += [f'{param} = "f0"' for param in sorted(CHECKS[name].fields)]
    guide = load_text("\n".join(lines), "every check")
    _, context = _at_hand()
    found: list[float] = []
    for _ in range(runs):
        begun = time.perf_counter()
        run_checks(guide, {"f0": text}, date(2026, 11, 21), context)
        found.append(1000 * (time.perf_counter() - begun))
    return found[1:]
