"""Two states of a text side by side: by paragraph, then by word."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mentor_desk.audience import Audience
    from mentor_desk.services.versions import Paragraph

_WORDS = re.compile(r"\w+|[^\w\s]+|\s+")
# What is larger is shown as changed as a whole: nobody reads it word by word, and it takes long.
_MOST_PARAGRAPHS = 4_000
_MOST_WORDS = 1_500
_BUDGET = 300_000
"""Words times words, over all paragraphs of one comparison."""
_ALIKE = 0.35
_FAR = 8
"""How many paragraphs further down one like it is looked for."""


class Span(NamedTuple):
    text: str
    changed: bool


class Side(NamedTuple):
    """One paragraph as it is or was."""

    spans: tuple[Span, ...]
    audience: Audience | None = None

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


class Pair(NamedTuple):
    """The same paragraph then and now; None where it was not there."""

    then: Side | None
    now: Side | None

    @property
    def changed(self) -> bool:
        return self.then != self.now

    @property
    def alike(self) -> bool:
        """Not only in each other's place."""
        if self.then is None or self.now is None:
            return False
        kept = any(not span.changed and span.text.strip() for span in self.now.spans)
        return kept or self.then.text == self.now.text


def compare(then: Sequence[Paragraph], now: Sequence[Paragraph]) -> list[Pair]:
    """Every paragraph of both, in their order, those that belong together in one pair."""
    made: list[Pair] = []
    budget = [_BUDGET]
    for old, new in _stretches(then, now):
        if [one.text for one in old] == [one.text for one in new]:
            made += [Pair(_same(a), _same(b)) for a, b in zip(old, new, strict=True)]
        else:
            made += _changed(old, new, budget)
    return made


def _stretches(
    then: Sequence[Paragraph], now: Sequence[Paragraph]
) -> Iterator[tuple[Sequence[Paragraph], Sequence[Paragraph]]]:
    """Parts that are the same, and parts that took each other's place."""
    old, new = [one.text for one in then], [one.text for one in now]
    start, end = _ends(old, new)
    yield then[:start], now[:start]
    stop_old, stop_new = len(old) - end, len(new) - end
    middle_old, middle_new = old[start:stop_old], new[start:stop_new]
    if max(len(middle_old), len(middle_new)) > _MOST_PARAGRAPHS:
        yield then[start:stop_old], now[start:stop_new]
    else:
        matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=False)
        for _, a, b, c, d in matcher.get_opcodes():
            yield then[start + a : start + b], now[start + c : start + d]
    yield then[stop_old:], now[stop_new:]


def _ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many are the same at the beginning, and how many of the rest at the end."""
    least = min(len(old), len(new))
    start = 0
    while start < least and old[start] == new[start]:
        start += 1
    end = 0
    while end < least - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, end


def _changed(old: Sequence[Paragraph], new: Sequence[Paragraph], budget: list[int]) -> list[Pair]:
    """Paragraphs alike are compared by word; between them each takes the place of another."""
    made: list[Pair] = []
    gone: list[Paragraph] = []
    come = list(new)
    counted = [Counter(one.text.split()) for one in new]
    for then in old:
        mine, ahead = Counter(then.text.split()), counted[len(new) - len(come) :][:_FAR]
        at = next((at for at, theirs in enumerate(ahead) if _alike(mine, theirs)), None)
        if at is None:
            gone.append(then)
            continue
        made += _replaced(gone, come[:at])
        made.append(_by_word(then, come[at], budget))
        gone.clear()
        del come[: at + 1]
    return made + _replaced(gone, come)


def _replaced(gone: Sequence[Paragraph], come: Sequence[Paragraph]) -> list[Pair]:
    pairs = zip_longest(gone, come)
    return [Pair(one and _whole(one), other and _whole(other)) for one, other in pairs]


def _alike(words: Counter[str], others: Counter[str]) -> bool:
    least, most = sorted((words.total(), others.total()))
    return least >= _ALIKE * most and (words & others).total() >= _ALIKE * most


def _by_word(then: Paragraph, now: Paragraph, budget: list[int]) -> Pair:
    old, new = _words(then.text), _words(now.text)
    start, end = _ends(old, new)
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    cost = len(middle_old) * len(middle_new)
    if max(len(middle_old), len(middle_new)) > _MOST_WORDS or cost > budget[0]:
        opcodes = [("replace", 0, len(middle_old), 0, len(middle_new))]
    else:
        budget[0] -= cost
        opcodes = SequenceMatcher(None, middle_old, middle_new, autojunk=False).get_opcodes()
    left, right = [(old[:start], False)], [(new[:start], False)]
    for what, a, b, c, d in opcodes:
        left.append((middle_old[a:b], what != "equal"))
        right.append((middle_new[c:d], what != "equal"))
    left.append((old[len(old) - end :], False))
    right.append((new[len(new) - end :], False))
    return Pair(Side(_spans(left), then.audience), Side(_spans(right), now.audience))


def _words(text: str) -> list[str]:
    return _WORDS.findall(text)


def _spans(parts: Sequence[tuple[Sequence[str], bool]]) -> tuple[Span, ...]:
    """Without empty ones; a space between two changed words belongs to them."""
    texts = [("".join(words), changed) for words, changed in parts]
    texts = [(text, changed) for text, changed in texts if text]
    made: list[Span] = []
    for at, (text, changed) in enumerate(texts):
        between = 0 < at < len(texts) - 1 and texts[at - 1][1] and texts[at + 1][1]
        marked = changed or (between and not text.strip())
        if made and made[-1].changed == marked:
            made[-1] = Span(made[-1].text + text, marked)
        else:
            made.append(Span(text, marked))
    return tuple(made)


def _same(one: Paragraph) -> Side:
    return Side((Span(one.text, changed=False),) if one.text else (), one.audience)


def _whole(one: Paragraph) -> Side:
    return Side((Span(one.text, changed=True),) if one.text else (), one.audience)
