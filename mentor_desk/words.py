"""Sentences written where there is no Qt, said later in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from datetime import date


class Words(NamedTuple):
    """A sentence that waits for its language.

    `text` is a `str.format` template; `many`, if given, replaces it unless `n` is 1.
    """

    text: str
    many: str | None = None
    n: int | None = None
    values: tuple[tuple[str, object], ...] = ()

    def template(self) -> str:
        return self.text if self.many is None or self.n == 1 else self.many

    def filled(self, template: str) -> str:
        return template.format(n=self.n, **dict(self.values))

    def plain(self) -> str:
        """The sentence in English."""
        return self.filled(self.template())


def words(
    text: str, many: str | None = None, /, *, n: int | None = None, **values: object
) -> Words:
    return Words(text, many, n, tuple(values.items()))


class Voice(Protocol):
    """Says words, days and numbers the way one reader expects them."""

    def say(self, said: Words) -> str: ...

    def day(self, day: date) -> str:
        """In full, as on paper: 21 November 2026."""
        ...

    def short_day(self, day: date) -> str:
        """For lists: 21 Nov 2026."""
        ...

    def number(self, value: float) -> str:
        """At most two decimals, none that say nothing."""
        ...


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class EnglishVoice:
    """The voice of scripts and tests; `strftime` would follow the machine's locale."""

    def say(self, said: Words) -> str:
        return said.plain()

    def day(self, day: date) -> str:
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"

    def short_day(self, day: date) -> str:
        return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"

    def number(self, value: float) -> str:
        # Adding nothing takes the sign from what is rounded to nothing.
        return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
