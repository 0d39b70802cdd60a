"""The backups there are: when, how much, whether they were proven, and making one now."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentor_desk.safety.inside import Holds, counted
from mentor_desk.safety.spacing import EVERY
from mentor_desk.ui.pages.safety.facts import moment, newest_of_each, size_text, within
from mentor_desk.ui.theme import Role
from mentor_desk.ui.widgets.boxes import clear, column, refilled, row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.card import Card, Divider
from mentor_desk.ui.widgets.labels import WrapLabel, body, secondary
from mentor_desk.ui.widgets.progress import Progress
from mentor_desk.words import words

if TYPE_CHECKING:
    from pathlib import Path

    from mentor_desk.safety.backups import Backup
    from mentor_desk.store import Key
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.pages.safety.facts import Facts

_FEW = 5


class BackupsCard(Card):
    look_wanted = Signal(int)
    """Inside the backup of that generation."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("Backups"))
        self._desk = desk
        self._facts: Facts | None = None
        self._all = False
        self._counts: dict[Path, Holds | None] = {}
        self.make = Button(self.tr("Make a &backup now"), Kind.PRIMARY)
        self.said = body()
        self.proven = secondary()
        self.bar = Progress(0.0, self.tr("Making a backup"))
        self.stop = Button(self.tr("Stop"))
        self._working = QWidget()
        working = row(self.bar, self.stop, spacing=12)
        working.setStretch(0, 1)
        self._working.setLayout(working)
        self._working.hide()
        self._list = QWidget()
        self._list.setLayout(column(spacing=8))
        self.more = Button("", Kind.QUIET)
        self.spaced = secondary()
        for part in (
            self.said,
            self.proven,
            self.spaced,
            row(self.make, None),
            self._working,
            self._list,
        ):
            if isinstance(part, QWidget):
                self.body.addWidget(part)
            else:
                self.body.addLayout(part)
        self.body.addLayout(row(self.more, None))
        self._connect()

    def show_facts(self, facts: Facts) -> None:
        self._facts = facts
        voice = self._desk.voice
        made, drilled = facts.state.made_at, facts.state.drilled_at
        kept = newest_of_each(facts.kept)
        self.make.setVisible(not facts.is_sample)
        if facts.is_sample:
            self.said.set_text(self.tr("A sample has none."))
        elif made is None:
            self.said.set_text(
                self.tr("They make themselves: after half an hour of changes, and when you close.")
            )
        else:
            total = size_text(sum(one.size for one, _ in kept), voice)
            count = voice.say(words("1 backup", "{n} backups", n=len(kept)))
            self.said.set_text(
                self.tr("Last backup: {when}. Kept: {count}, {size}.").format(
                    when=within(made, facts.now, voice), count=count, size=total
                )
            )
        self.proven.setVisible(made is not None)
        self.proven.set_text(
            self.tr(
                "Each was opened apart, checked and counted when it was made. "
                "A restore was last tried out {when}, and it worked."
            ).format(when=within(drilled, facts.now, voice))
            if drilled
            else self.tr(
                "Each was opened apart, checked and counted when it was made. "
                "Once a month a restore is tried out as well."
            )
        )
        self._say_spacing(facts)
        self._show_busy()
        self._fill()
        self._count()

    def _say_spacing(self, facts: Facts) -> None:
        """What is different with a large journal, or where the disk is nearly full."""
        said: list[str] = []
        if facts.spacing > EVERY:
            every = round(facts.spacing / timedelta(hours=1), 1)
            large = self.tr(
                "Your journal is large ({size}), so a backup makes itself after {hours} hours of "
                "changes instead of half an hour, and when you close."
            )
            voice = self._desk.voice
            size = size_text(self._desk.store.path.stat().st_size, voice)
            said.append(large.format(size=size, hours=voice.number(every)))
        if facts.scarce:
            said.append(
                self.tr("There is little room left on the disk: fewer of the older ones are kept.")
            )
        self.spaced.set_text(" ".join(said))
        self.spaced.setVisible(bool(said) and not facts.is_sample)

    def _connect(self) -> None:
        keeper = self._desk.keeper
        self.make.clicked.connect(keeper.make)
        self.stop.clicked.connect(keeper.cancel)
        self.more.clicked.connect(self._show_all)
        keeper.progressed.connect(self.bar.set_share)

    def _show_busy(self) -> None:
        busy = self._desk.keeper.busy
        if busy and self._working.isHidden():
            self.bar.set_share(0.0)
        self._working.setVisible(busy)
        self.make.setEnabled(not busy)

    def _shown(self) -> list[tuple[Backup, bool]]:
        kept = newest_of_each(self._facts.kept) if self._facts else []
        return kept if self._all else kept[:_FEW]

    def _fill(self) -> None:
        facts = self._facts
        if facts is None:
            return
        box = self._list.layout()
        assert box is not None
        with refilled(self._list):
            clear(box)
            for backup, away in self._shown():
                box.addWidget(Divider())
                box.addWidget(self._row(backup, facts, away=away))
        left = len(newest_of_each(facts.kept)) - _FEW
        self.more.setVisible(left > 0 and not self._all)
        earlier = words("Show an earlier one", "Show {n} earlier ones", n=left)
        self.more.setText(self._desk.voice.say(earlier))

    def _row(self, backup: Backup, facts: Facts, *, away: bool) -> QWidget:
        voice = self._desk.voice
        when = moment(backup.made_at, facts.now, voice)
        look = Button(self.tr("Look inside"), Kind.QUIET)
        look.setAccessibleName(self.tr("Look inside the backup of {when}").format(when=when))
        look.clicked.connect(partial(self.look_wanted.emit, backup.generation))
        parts = [size_text(backup.size, voice)]
        holds = self._counts.get(backup.path)
        if holds is not None:
            parts = [
                voice.say(words("1 mentee", "{n} mentees", n=holds.mentees)),
                voice.say(words("1 session", "{n} sessions", n=holds.sessions)),
                *parts,
            ]
        elif backup.path in self._counts:
            parts.append(self.tr("under another passphrase, or damaged"))
        if away:
            parts.append(self.tr("also in the second place"))
        texts = column(WrapLabel(when, Role.STRONG), secondary(" · ".join(parts)), spacing=1)
        line = row(texts, look)
        line.setStretch(0, 1)
        made = QWidget()
        made.setLayout(line)
        return made

    def _show_all(self) -> None:
        self._all = True
        self._fill()
        self._count()

    def _count(self) -> None:
        wanted = [one.path for one, _ in self._shown() if one.path not in self._counts]
        if wanted:
            work = partial(_counted, wanted, self._desk.store.key)
            self._desk.jobs.run(work, self._keep_counts, lambda _: None, self)

    def _keep_counts(self, found: dict[Path, Holds | None]) -> None:
        self._counts |= found
        self._fill()


def _counted(paths: list[Path], key: Key | None) -> dict[Path, Holds | None]:
    return {path: counted(path, key) for path in paths}
