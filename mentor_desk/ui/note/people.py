"""What the audiences of a note are called, and the marks they are known by without colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mentor_desk.audience import Audience

if TYPE_CHECKING:
    from mentor_desk.ui.theme import Tone

_LONGEST = 18
ICONS: dict[Audience, str] = {
    Audience.ME: "lock",
    Audience.MENTEE: "user",
    Audience.SPONSOR: "users",
}
TONES: dict[Audience, Tone] = {
    Audience.ME: "private",
    Audience.MENTEE: "accent",
    Audience.SPONSOR: "accent",
}


@dataclass(frozen=True, slots=True)
class People:
    """Who the note is about. Without a sponsor by name it is “a sponsor”."""

    mentee: str = ""
    sponsor: str = ""

    def said(self, audience: Audience) -> str:
        """In full, as in a tool tip."""
        match audience:
            case Audience.ME:
                return _tr("Only me")
            case Audience.MENTEE:
                return _tr("For {name}").format(name=self.mentee)
            case Audience.SPONSOR:
                sponsor = self.sponsor or _tr("a sponsor")
                return _tr("For {name} and {sponsor}").format(name=self.mentee, sponsor=sponsor)

    def short(self, audience: Audience) -> str:
        """For a button."""
        match audience:
            case Audience.ME:
                return _tr("Only me")
            case Audience.MENTEE:
                return _cut(self.mentee)
            case Audience.SPONSOR:
                return _tr("+ {sponsor}").format(sponsor=_cut(self.sponsor or _tr("Sponsor")))


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("People", text)
