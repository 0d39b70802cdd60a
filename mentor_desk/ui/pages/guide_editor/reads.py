"""How the answers read: sentences with places for answers, and when each sentence stands there."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from mentor_desk.guides import About, Part, always, in_words, reads
from mentor_desk.guides.editing import Room, Spot
from mentor_desk.guides.editing.change import inserted, moved, put, without
from mentor_desk.guides.editing.faults import MOST_SENTENCES
from mentor_desk.ui.forms.editors import LongEditor
from mentor_desk.ui.guide.reading import SpanLabel
from mentor_desk.ui.pages.guide_editor.places import answer_gaps
from mentor_desk.ui.pages.guide_editor.room import EditorRoom
from mentor_desk.ui.pages.guide_editor.rows import fill, together
from mentor_desk.ui.widgets.boxes import clear, column, row
from mentor_desk.ui.widgets.button import Button, IconButton, Kind
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.check_row import CheckRow
from mentor_desk.ui.widgets.field_row import FieldRow
from mentor_desk.ui.widgets.labels import body, secondary, title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QHBoxLayout

    from mentor_desk.guides import Guide
    from mentor_desk.ui.pages.guide_editor.piece import Piece
    from mentor_desk.ui.voice import QtVoice
    from mentor_desk.ui.widgets.labels import WrapLabel


class ReadsRoom(EditorRoom):
    def __init__(self, piece: Piece, voice: QtVoice) -> None:
        super().__init__(piece)
        self._voice = voice
        self._whole = Card(self.tr("With everything answered"))
        self.whole = SpanLabel()
        self._whole.body.addWidget(self.whole)
        self.silent = secondary()
        self._whole.body.addWidget(self.silent)
        self._sentences = column(spacing=12)
        self.cards: list[SentenceCard] = []
        self.add = Button(self.tr("Add a &sentence"), icon="plus")
        self.body.addWidget(title(self.tr("How it reads")))
        said = self.tr(
            "Sentences the mentee would recognise. Words in square brackets stand for the answer "
            "of that name; “Insert an answer” puts them there."
        )
        self.body.addWidget(body(said))
        self.body.addWidget(self._whole)
        self.body.addLayout(self._sentences)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        self.add.clicked.connect(self._add)
        piece.written.connect(self._follow)

    def show_room(self, at: int) -> None:
        del at
        guide = self._piece.guide
        with self.anew():
            clear(self._sentences)
            self.cards = [SentenceCard(self._piece, at) for at in range(len(guide.reads))]
            for card in self.cards:
                self._sentences.addWidget(card)
            self.add.setEnabled(len(guide.reads) < MOST_SENTENCES)
        self.read()

    def _follow(self) -> None:
        if self.isVisible():
            self.read()

    def read(self) -> None:
        """As it reads once each answer says its own label."""
        guide = self._piece.guide
        known = {one.name: one.label.strip() or one.name for one in guide.fields()}
        sound = tuple(part for part in guide.reads if _gaps(part) <= known.keys() | {"name"})
        # As text, whatever they are: a label is no number and no day.
        plain = replace(guide, reads=tuple(_labelled(part, known) for part in sound))
        spans = reads(plain, known, "", self._voice)
        self.whole.show_spans(spans)
        self._whole.setVisible(bool(spans))
        self._say_silent()

    def _say_silent(self) -> None:
        """What becomes something else, or is for the mentor alone, needs no sentence."""
        guide = self._piece.guide
        spoken = {name for part in guide.reads for name in _gaps(part)}
        asked = (one for step in guide.handed_out() for one in step.fields if not one.record)
        left = [
            in_words(one.label, "").strip() or one.name for one in asked if one.name not in spoken
        ]
        said = self.tr("No sentence speaks of {answers}.")
        self.silent.set_text(said.format(answers="“" + "”, “".join(left) + "”"))
        self.silent.setVisible(bool(left))

    def _add(self) -> None:
        guide = self._piece.guide
        at = len(guide.reads)
        fresh = replace(guide, reads=inserted(guide.reads, at, Part("")))
        self._piece.reshape(self.tr("Added a sentence"), fresh, Spot(Room.READS, at))


def _gaps(part: Part) -> set[str]:
    from mentor_desk.guides.editing.faults import GAP

    return set(GAP.findall(part.text))


def _labelled(part: Part, labels: dict[str, str]) -> Part:
    text = always(part.text)
    for name, label in labels.items():
        text = text.replace(f"{{{name}}}", f"[{in_words(label, '')}]")
    return replace(part, text=text, apart="")


class AnswerMenu(QMenu):
    """The answers of all steps, by their labels; with `on` they can be ticked."""

    picked = Signal(str)

    def __init__(self, guide: Guide, on: Sequence[str] | None, parent: Button) -> None:
        super().__init__(parent)
        if on is None and guide.about is About.MENTEE:
            self.addAction(self.tr("The mentee’s name")).triggered.connect(
                lambda: self.picked.emit("name")
            )
            self.addSeparator()
        for field in guide.fields():
            label = in_words(field.label, "").strip() or field.name
            action = self.addAction(label.replace("&", "&&"))
            action.setData(field.name)
            if on is not None:
                action.setCheckable(True)
                action.setChecked(field.name in on)
            action.triggered.connect(lambda _=False, name=field.name: self.picked.emit(name))


class SentenceCard(Card):
    def __init__(self, piece: Piece, at: int) -> None:
        super().__init__()
        self.set_title(self.tr("Sentence {n}").format(n=at + 1))
        self._piece, self._at = piece, at
        self._add_buttons()
        part = piece.guide.reads[at]
        name, label = f"sentence-{at}", self.tr("Sentence {n}").format(n=at + 1)
        self._known = answer_gaps(piece.guide, part.text)
        editor = LongEditor(2, 10)
        fill(editor, part.text, self._known, self._write_text)
        editor.field.setObjectName(name)
        line = self.line = FieldRow("", editor.widget)
        line.label.hide()
        line.field.setAccessibleName(label)
        self.body.addWidget(line)
        edit = line.field
        assert isinstance(edit, QPlainTextEdit)
        self.edit = edit
        self.insert = Button(self.tr("Insert an answer"), Kind.QUIET)
        self.insert.setObjectName(f"{name}-insert")
        self.insert.setAccessibleName(
            self.tr("Insert an answer into sentence {n}").format(n=at + 1)
        )
        menu = AnswerMenu(piece.guide, None, self.insert)
        menu.picked.connect(self._insert)
        self.insert.setMenu(menu)
        self.body.addLayout(row(self.insert, None))
        self._add_apart(f"{name}-apart", part.apart)
        self.when = self._rule(f"{name}-when", part.if_any)
        self.unless = self._rule(f"{name}-unless", part.unless_any)
        self.when_text, self.unless_text = secondary(), secondary()
        rules = column(
            _beside(self.when_text, self.when), _beside(self.unless_text, self.unless), spacing=0
        )
        self.body.addLayout(rules)
        self.paragraph = CheckRow(
            self.tr("Begins a new paragraph"), on=part.paragraph, struck=False
        )
        self.paragraph.setObjectName(f"{name}-paragraph")
        self.paragraph.toggled.connect(self._write_paragraph)
        if at:
            self.body.addWidget(self.paragraph)
        else:
            self.paragraph.setParent(self)  # the first begins one anyhow
            self.paragraph.hide()
        self._say_rules()
        self._advise()

    def part(self) -> Part:
        return self._piece.guide.reads[self._at]

    def _add_buttons(self) -> None:
        count = len(self._piece.guide.reads)
        number = self._at + 1
        self.up = IconButton("arrow-up", self.tr("Move sentence {n} up").format(n=number))
        self.down = IconButton("arrow-down", self.tr("Move sentence {n} down").format(n=number))
        self.remove = IconButton("trash-2", self.tr("Remove sentence {n}").format(n=number))
        self.up.setEnabled(self._at > 0)
        self.down.setEnabled(self._at < count - 1)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.remove.clicked.connect(self._remove)
        for key, button in (("up", self.up), ("down", self.down), ("remove", self.remove)):
            button.setObjectName(f"sentence-{self._at}-{key}")
        self.add_to_header(together(self.up, self.down, self.remove))

    def _rule(self, name: str, on: Sequence[str]) -> Button:
        number = self._at + 1
        waits = name.endswith("when")
        said = self.tr("When sentence {n} stands there") if waits else ""
        button = Button(self.tr("Change"), Kind.QUIET)
        button.setObjectName(name)
        said = said or self.tr("When sentence {n} is left out")
        button.setAccessibleName(said.format(n=number))
        menu = AnswerMenu(self._piece.guide, on, button)
        menu.picked.connect(partial(self._toggle, "if_any" if waits else "unless_any"))
        button.setMenu(menu)
        return button

    def _say_rules(self) -> None:
        part = self.part()
        labels = {one.name: one.label.strip() or one.name for one in self._piece.guide.fields()}

        def listed(names: Sequence[str]) -> str:
            joint = self.tr("” or “")
            return f"“{joint.join(in_words(labels.get(one, one), '') for one in names)}”"

        always = self.tr("Stands there always.")
        when = self.tr("Stands there only if {answers} is answered.")
        self.when_text.set_text(when.format(answers=listed(part.if_any)) if part.if_any else always)
        never = self.tr("Is never left out.")
        unless = self.tr("Is left out as soon as {answers} is answered.")
        said = unless.format(answers=listed(part.unless_any)) if part.unless_any else never
        self.unless_text.set_text(said)

    def _keep(self, part: Part) -> None:
        guide = self._piece.guide
        self._piece.write(replace(guide, reads=put(guide.reads, self._at, part)))

    def _write_text(self, text: str) -> None:
        self._keep(replace(self.part(), text=text))
        self._advise()

    def _add_apart(self, name: str, text: str) -> None:
        if not text:
            return
        editor = LongEditor(2, 10)
        fill(editor, text, answer_gaps(self._piece.guide, text), self._write_apart)
        editor.field.setObjectName(name)
        said = self.tr("Where an answer is a sentence of its own, or too long for this one")
        self.body.addWidget(FieldRow(said, editor.widget))

    def _write_apart(self, text: str) -> None:
        self._keep(replace(self.part(), apart=text))

    def _write_paragraph(self, on: bool) -> None:
        self._keep(replace(self.part(), paragraph=on))

    def _insert(self, name: str) -> None:
        self.edit.insertPlainText(self._known.mark(name))
        self.edit.setFocus()

    def _advise(self) -> None:
        self.line.set_help("\n".join(one for one in (self._strays(), self._kept_back()) if one))

    def _strays(self) -> str:
        """What was meant to be an answer, and is called by another name, would be printed as is."""
        strays = self._known.strays(self.edit.toPlainText())
        said = self.tr("No answer is called “{word}”: it stands there as it is, in brackets.")
        return said.format(word=strays[0].strip()) if strays else ""

    def _kept_back(self) -> str:
        """The screen shows it to the mentor; a page for others does not say what only they know."""
        guide, part = self._piece.guide, self.part()
        if guide.about is About.MENTOR:
            return ""
        alone = {
            one.name: in_words(one.label, "").strip() or one.name
            for step in guide.steps
            for one in step.fields
            if step.mentor_only
        }
        gaps, waits = _gaps(part) - {"name"}, set(part.if_any)
        named = [label for name, label in alone.items() if name in gaps | waits]
        if gaps & alone.keys() and not gaps <= alone.keys():
            said = self.tr("Only you are asked {answers}: on pages for others it is left out here.")
        elif (gaps and gaps <= alone.keys()) or (waits and waits <= alone.keys()):
            said = self.tr(
                "Only you are asked {answers}: on pages for others the whole sentence is left out."
            )
        else:
            return ""
        return said.format(answers="“" + "”, “".join(named) + "”")

    def _toggle(self, key: str, name: str) -> None:
        part = self.part()
        before: tuple[str, ...] = getattr(part, key)
        off = name in before
        names = tuple(one for one in before if one != name) if off else (*before, name)
        self._keep(replace(part, **{key: names}))
        self._say_rules()
        self._advise()

    def _move(self, way: int) -> None:
        guide = self._piece.guide
        fresh = replace(guide, reads=moved(guide.reads, self._at, self._at + way))
        said = self.tr("Moved a sentence")
        to = self._at + way
        # The arrow goes along, unless it has come to an end.
        at_end = to in (0, len(guide.reads) - 1)
        key = "" if at_end else "up" if way < 0 else "down"
        self._piece.reshape(said, fresh, Spot(Room.READS, to, key))

    def _remove(self) -> None:
        guide = self._piece.guide
        fresh = replace(guide, reads=without(guide.reads, self._at))
        spot = Spot(Room.READS, min(self._at, max(0, len(fresh.reads) - 1)))
        self._piece.reshape(self.tr("Removed a sentence"), fresh, spot)


def _beside(text: WrapLabel, button: Button) -> QHBoxLayout:
    line = row(text, button, spacing=8)
    line.setStretch(0, 1)
    return line
