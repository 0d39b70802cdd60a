"""What the guide is for: title, purpose, when it is offered, where it comes from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mentor_desk.guides import About, Challenge, GuideKind, Moment, Phase
from mentor_desk.guides.editing.change import set_kind
from mentor_desk.ui.guide.naming import kind_text
from mentor_desk.ui.pages.guide_editor.naming import challenge_text, moment_text, phase_text
from mentor_desk.ui.pages.guide_editor.room import EditorRoom
from mentor_desk.ui.pages.guide_editor.rows import Several, text_row
from mentor_desk.ui.widgets.boxes import clear
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.check_row import CheckRow
from mentor_desk.ui.widgets.choice import SegmentedChoice
from mentor_desk.ui.widgets.field_row import FieldRow
from mentor_desk.ui.widgets.labels import title

if TYPE_CHECKING:
    from mentor_desk.ui.pages.guide_editor.piece import Piece

_OF_A_MENTEE = (GuideKind.GOAL, GuideKind.FEEDBACK)


class AboutRoom(EditorRoom):
    def __init__(self, piece: Piece) -> None:
        super().__init__(piece)
        self._texts = Card(self.tr("What it is for"))
        self._kinds = Card(self.tr("What is filled in"))
        self._offers = Card(self.tr("When it is offered"))
        self.offers: dict[str, Several] = {}
        self.kind: SegmentedChoice | None = None
        for part in (title(self.tr("About this guide")), self._texts, self._kinds, self._offers):
            self.body.addWidget(part)

    def show_room(self, at: int) -> None:
        del at
        with self.anew():
            for card in (self._texts, self._kinds, self._offers):
                clear(card.body)
            self._show_texts()
            self._show_kinds()
            self._show_offers()

    def _show_texts(self) -> None:
        guide = self._piece.guide
        rows = (
            ("title", self.tr("Title"), 1, ""),
            ("purpose", self.tr("What it is for"), 2, self.tr("One or two sentences.")),
            (
                "when",
                self.tr("When to use it"),
                2,
                self.tr("And when something else serves better."),
            ),
            ("credit", self.tr("Where it comes from"), 2, self.tr("Who thought of it first.")),
        )
        for key, label, lines, hint in rows:
            text = str(getattr(guide, key))
            self._texts.body.addWidget(
                text_row(
                    key,
                    label,
                    text,
                    lambda text, key=key: self._write(key, text),
                    lines=lines,
                    help_text=hint,
                )
            )

    def _write(self, key: str, text: str) -> None:
        self._piece.write(replace(self._piece.guide, **{key: text}))

    def _show_kinds(self) -> None:
        guide, used = self._piece.guide, self._piece.used
        options = [(one.value, kind_text(one)) for one in GuideKind]
        self.kind = SegmentedChoice(self.tr("Kind"), options, guide.kind)
        self.kind.chosen.connect(self._set_kind)
        fixed = self.tr("Something was written with this guide, so its kind stays.") if used else ""
        self._kinds.body.addWidget(FieldRow(self.tr("Kind"), self.kind, fixed))
        self.kind.setEnabled(not used)
        if guide.kind not in _OF_A_MENTEE:
            self._show_whose()
        if guide.about is About.MENTEE:
            asked = self.tr("On paper only I fill it in, whoever’s name stands on it")
            mine = CheckRow(asked, on=guide.for_mentor, struck=False)
            mine.setObjectName("for-mentor")
            mine.toggled.connect(self._write_mine)
            self._kinds.body.addWidget(mine)

    def _show_whose(self) -> None:
        guide, used = self._piece.guide, self._piece.used
        said = [
            (About.MENTEE.value, self.tr("about a mentee")),
            (About.MENTOR.value, self.tr("about myself")),
        ]
        whose = SegmentedChoice(self.tr("Whose answers they are"), said, guide.about)
        whose.chosen.connect(self._set_about)
        whose.setEnabled(not used)
        self._kinds.body.addWidget(FieldRow(self.tr("Whose answers they are"), whose))

    def _write_mine(self, on: bool) -> None:
        self._piece.write(replace(self._piece.guide, for_mentor=on))

    def _set_kind(self, value: str) -> None:
        kind = GuideKind(value)
        said = self.tr("The guide is for: {kind}").format(kind=kind_text(kind))
        self._piece.reshape(said, set_kind(self._piece.guide, kind))

    def _set_about(self, value: str) -> None:
        guide = replace(self._piece.guide, about=About(value))
        self._piece.reshape(self.tr("Changed whose answers they are"), guide)

    def _show_offers(self) -> None:
        guide = self._piece.guide
        lists = (
            (
                "phases",
                self.tr("When the two of you are"),
                [(one.value, phase_text(one)) for one in Phase],
                guide.phases,
            ),
            (
                "moments",
                self.tr("When"),
                [(one.value, moment_text(one)) for one in Moment],
                guide.moments,
            ),
            (
                "challenges",
                self.tr("When it becomes difficult"),
                [(one.value, challenge_text(one)) for one in Challenge],
                guide.challenges,
            ),
        )
        for key, label, options, on in lists:
            several = Several(label, options, on, "")
            several.edited.connect(lambda key=key: self._offer(key))
            self.offers[key] = several
            self._offers.body.addWidget(several)

    def _offer(self, key: str) -> None:
        kinds = {"phases": Phase, "moments": Moment, "challenges": Challenge}
        chosen = tuple(kinds[key](value) for value in self.offers[key].values())
        self._piece.write(replace(self._piece.guide, **{key: chosen}))
