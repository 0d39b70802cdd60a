"""Places for answers in a sentence as people read them: [By when] stands for {due_on}."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentor_desk.guides.editing.faults import GAP

if TYPE_CHECKING:
    from collections.abc import Mapping

BRACKETS = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Gaps:
    """What each place is called between square brackets, by the name it has in the guide."""

    labels: Mapping[str, str]

    def shown(self, text: str) -> str:
        """A name that is none of these stays as it is."""
        return GAP.sub(
            lambda gap: self.mark(gap[1]) if gap[1] in self.labels else str(gap[0]), text
        )

    def kept(self, shown: str) -> str:
        """Brackets round anything else stay brackets."""
        names = {_plain(label): name for name, label in self.labels.items()}

        def back(found: re.Match[str]) -> str:
            name = names.get(_plain(found[1]))
            return found[0] if name is None else f"{{{name}}}"

        return BRACKETS.sub(back, shown)

    def mark(self, name: str) -> str:
        return f"[{self.labels[name]}]"

    def stands(self, word: str) -> bool:
        """Whether what was written between brackets is one of these places."""
        return _plain(word) in {_plain(label) for label in self.labels.values()}

    def strays(self, shown: str) -> list[str]:
        """What stands between brackets and is none of these places."""
        return [word for word in BRACKETS.findall(shown) if not self.stands(word)]


def gaps(labels: Mapping[str, str], text: str = "") -> Gaps:
    """Each called by its label; a number tells it from another, and from brackets in `text`."""
    taken = {_plain(word) for word in BRACKETS.findall(text)}
    made: dict[str, str] = {}
    for name, label in labels.items():
        wanted = _bare(label) or name.replace("_", " ")
        number, tried = 1, wanted
        while _plain(tried) in taken:
            number += 1
            tried = f"{wanted} {number}"
        taken.add(_plain(tried))
        made[name] = tried
    return Gaps(made)


def _bare(label: str) -> str:
    return " ".join(re.sub(r"[\[\]{}]", " ", label).split())


def _plain(word: str) -> str:
    """However it was typed."""
    return " ".join(word.casefold().split())
