"""What the program promises about the journal, what it does for it and how that is tested: for the
mentor first, for whoever looks after the mentor's computer second.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from mentor_desk.paths import resources
from mentor_desk.ui.theme import Role
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.card import Card, Divider
from mentor_desk.ui.widgets.empty_state import IconLabel
from mentor_desk.ui.widgets.labels import WrapLabel, body, eyebrow, secondary, section, title
from mentor_desk.ui.widgets.page import Page

if TYPE_CHECKING:
    from pathlib import Path

    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.place import Place

_WIDTH = 720


class Proof(NamedTuple):
    """A test file, or a command, and what it shows."""

    what: str
    shows: str


class Fault(NamedTuple):
    """One that tests set off on purpose; they have its number in their names."""

    number: int
    what: str


class Promise(NamedTuple):
    title: str
    icon: str
    lead: str
    does: tuple[str, ...]
    tests: tuple[Proof, ...]
    faults: tuple[Fault, ...]


class Limit(NamedTuple):
    case: str
    holds: str
    open: str


class Promises(NamedTuple):
    lead: str
    promises: tuple[Promise, ...]
    limits: tuple[Limit, ...]
    try_it: str
    commands: tuple[Proof, ...]


def read_promises(folder: Path | None = None) -> Promises:
    found = tomllib.loads(
        ((folder or resources()) / "help" / "promises.toml").read_text(encoding="utf-8")
    )
    return Promises(
        found["lead"],
        tuple(_promise(one, found["faults"]) for one in found["promise"]),
        tuple(Limit(one["case"], one["holds"], one["open"]) for one in found["limit"]),
        found["try"]["lead"],
        tuple(Proof(one["line"], one["shows"]) for one in found["try"]["commands"]),
    )


def _promise(found: dict[str, Any], faults: dict[str, str]) -> Promise:
    return Promise(
        found["title"],
        found["icon"],
        found["lead"],
        tuple(found["does"]),
        tuple(Proof(one["file"], one["shows"]) for one in found["tests"]),
        tuple(Fault(number, faults[str(number)]) for number in found["rows"]),
    )


class PromisesPage(QWidget):
    """Always the same, so it is made once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        del desk
        said = read_promises()
        page = Page(_WIDTH)
        # There is nothing else on it that keys could reach to scroll it.
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        page.setAccessibleName(self.tr("How your journal is kept safe"))
        page.body.addLayout(
            column(
                title(self.tr("How your journal is kept safe")),
                WrapLabel(said.lead, Role.BODY, "text2"),
            )
        )
        for number, promise in enumerate(said.promises, 1):
            page.body.addWidget(self._promise(number, promise))
        page.body.addWidget(self._limits(said.limits))
        page.body.addWidget(self._try_it(said))
        self.setLayout(column(page))

    @property
    def widget(self) -> QWidget:
        return self

    def show_place(self, place: Place) -> None:
        del place

    def flush(self) -> bool:
        return True

    def _promise(self, number: int, promise: Promise) -> Card:
        card = Card()
        heading = self.tr("{number}. {promise}").format(number=number, promise=promise.title)
        card.setAccessibleName(heading)
        card.body.addLayout(_with_icon(promise.icon, section(heading)))
        card.body.addWidget(body(promise.lead))
        for sentence in promise.does:
            card.body.addLayout(_with_icon("check", WrapLabel(sentence, Role.BODY, "text2"), 16))
        card.body.addWidget(Divider())
        card.body.addWidget(eyebrow(self.tr("How it is tested")))
        card.body.addLayout(_proofs(promise.tests))
        if promise.faults:
            card.body.addWidget(eyebrow(self.tr("Faults set off on purpose")))
            said = self.tr("{what} ({number})")
            faults = [said.format(what=one.what, number=one.number) for one in promise.faults]
            together = "; ".join(faults)
            card.body.addWidget(secondary(f"{together[:1].upper()}{together[1:]}."))
        return card

    def _limits(self, limits: tuple[Limit, ...]) -> Card:
        card = Card(self.tr("What holds where, and what nobody can promise"))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(10)
        heads = (self.tr("When"), self.tr("What holds"), self.tr("Not promised"))
        for at, head in enumerate(heads):
            grid.addWidget(eyebrow(head), 0, at)
            grid.setColumnStretch(at, 1)
        for number, limit in enumerate(limits):
            grid.addWidget(Divider(), 2 * number + 1, 0, 1, 3)
            for at, text in enumerate(limit):
                label = WrapLabel(text, Role.BODY if at == 0 else Role.SECONDARY)
                label.set_tone("text" if at == 0 else "text2")
                grid.addWidget(label, 2 * number + 2, at, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(grid)
        return card

    def _try_it(self, said: Promises) -> Card:
        card = Card(self.tr("See for yourself"))
        card.body.addWidget(body(said.try_it))
        card.body.addLayout(_proofs(said.commands))
        return card


def _with_icon(name: str, text: WrapLabel, size: int = 18) -> QHBoxLayout:
    icon = IconLabel(name, "accent", size)
    line = row(icon, text, spacing=10)
    line.setStretch(1, 1)
    line.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
    return line


def _proofs(proofs: tuple[Proof, ...]) -> QGridLayout:
    """What is shown first, for everybody; beside it where, for whoever wants to look."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(6)
    for number, proof in enumerate(proofs):
        grid.addWidget(secondary(proof.shows), number, 0, Qt.AlignmentFlag.AlignTop)
        what = WrapLabel(proof.what, Role.CHIP, "text3")
        grid.addWidget(what, number, 1, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(0, 7)
    grid.setColumnStretch(1, 4)
    return grid
