"""One place for an answer: what it is called, what goes in, and what it fills of the record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mentor_desk.guides import Choice, FieldKind, in_words
from mentor_desk.guides.build import RECORDS
from mentor_desk.guides.editing import Room, Spot
from mentor_desk.guides.editing.change import (
    moved,
    put,
    remove_field,
    rename_field,
    users,
    with_step,
)
from mentor_desk.guides.editing.faults import LINE
from mentor_desk.guides.editing.names import field_name, is_unnamed
from mentor_desk.guides.editing.record import can_fill
from mentor_desk.ui.guide.fields import SideBySide
from mentor_desk.ui.pages.guide_editor.naming import (
    field_kind_text,
    fixed_choices,
    record_text,
)
from mentor_desk.ui.pages.guide_editor.rows import Pick, text_row, together
from mentor_desk.ui.widgets.button import IconButton
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from mentor_desk.guides import Guide, GuideField
    from mentor_desk.ui.pages.guide_editor.piece import Piece


class AnswerCard(Card):
    def __init__(self, piece: Piece, at: int, item: int) -> None:
        super().__init__()
        self._piece = piece
        self._at, self._item = at, item
        self._name = f"fields-{item}"
        field = self._field()
        self.set_title(self._called() or self.tr("Answer {n}").format(n=item + 1))
        self._add_buttons()
        label = text_row(
            f"{self._name}-label",
            self.tr("Label"),
            field.label,
            self._write_label,
        )
        kinds = [(one.value, field_kind_text(one)) for one in FieldKind]
        self.kind = Pick(f"{self._name}-kind", kinds, field.kind)
        self.kind.picked.connect(self._set_kind)
        self.body.addWidget(SideBySide([label, FieldRow(self.tr("What goes in"), self.kind)]))
        self._add_particulars(field)
        said = self.tr("How it reads while empty")
        hint = self.tr("In brackets, such as “no date yet”.")
        missing = self._text_row("missing", said, field.missing, hint)
        fills = self._fills_row(field)
        self.body.addWidget(SideBySide([fills, missing] if fills is not None else [missing]))

    def _field(self) -> GuideField:
        return self._piece.guide.steps[self._at].fields[self._item]

    def _called(self) -> str:
        return in_words(self._field().label, "").strip()

    def _with(self, field: GuideField) -> Guide:
        guide = self._piece.guide
        step = guide.steps[self._at]
        fields = put(step.fields, self._item, field)
        return with_step(guide, self._at, replace(step, fields=fields))

    def _spot(self, item: int) -> Spot:
        return Spot(Room.STEP, self._at, "fields", item)

    def _add_buttons(self) -> None:
        count = len(self._piece.guide.steps[self._at].fields)
        called = self._called()
        self.up = IconButton("arrow-up", self.tr("Move “{answer}” up").format(answer=called))
        self.down = IconButton("arrow-down", self.tr("Move “{answer}” down").format(answer=called))
        self.remove = IconButton("trash-2", self.tr("Remove “{answer}”").format(answer=called))
        self.up.setEnabled(self._item > 0)
        self.down.setEnabled(self._item < count - 1)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.remove.clicked.connect(self._remove)
        for key, button in (("up", self.up), ("down", self.down), ("remove", self.remove)):
            button.setObjectName(f"{self._name}-{key}")
        self.add_to_header(together(self.up, self.down, self.remove))

    def _text_row(self, key: str, label: str, text: str, hint: str = "") -> FieldRow:
        def write(text: str) -> None:
            self._piece.write(self._with(replace(self._field(), **{key: text})))

        return text_row(f"{self._name}-{key}", label, text, write, help_text=hint)

    def _add_particulars(self, field: GuideField) -> None:
        """What only some kinds of answers have."""
        if field.kind is FieldKind.NUMBER:
            hint = self.tr("Stands behind the figure.")
            self.body.addWidget(self._text_row("unit", self.tr("Unit"), field.unit, hint))
        if field.kind is FieldKind.SCALE:
            low = self._text_row("low", self.tr("What 0 means"), field.low)
            high = self._text_row("high", self.tr("What 10 means"), field.high)
            self.body.addWidget(SideBySide([low, high]))
        if field.kind is FieldKind.CHOICE:
            said = "\n".join(one.label for one in field.choices)
            hint = self.tr("One in each line, two at least.")
            name, label = f"{self._name}-choices", self.tr("What one can choose from")
            self.body.addWidget(
                text_row(name, label, said, self._write_choices, lines=2, help_text=hint)
            )

    def _fills_row(self, field: GuideField) -> FieldRow | None:
        guide = self._piece.guide
        taken = {one.record for one in guide.fields()} - {field.record}
        known = [
            (record, record_text(record))
            for record in RECORDS[guide.kind]
            if record not in taken and can_fill(guide.kind, record, field.kind)
        ]
        if not known:
            return None
        self.fills = Pick(
            f"{self._name}-record", [("", self.tr("nothing else")), *known], field.record
        )
        self.fills.picked.connect(self._set_record)
        return FieldRow(
            self.tr("It also becomes"), self.fills, self.tr("On the page and in summaries.")
        )

    def _write_label(self, text: str) -> None:
        """The name that sentences and checks use is made from the label, as long as it has none."""
        field = self._field()
        guide = self._with(replace(field, label=text, for_mentee=""))
        others = self._others()
        own = not is_unnamed(field.name) and field.name != field_name(field.label, others)
        if text.strip() and not own and not self._piece.used:
            guide = rename_field(guide, field.name, field_name(text, others))
        self._piece.write(guide)

    def _others(self) -> list[str]:
        return [one.name for one in self._piece.guide.fields() if one != self._field()]

    def _write_choices(self, text: str) -> None:
        """Who rewords an answer to choose means the same one: values stay in their places."""
        field = self._field()
        lines = [" ".join(line.split())[:LINE] for line in text.split("\n") if line.strip()]
        old = [one.value for one in field.choices]
        keep = len(lines) == len(old)
        made: list[Choice] = []
        for at, line in enumerate(lines):
            same = next((one for one in field.choices if one.label == line), Choice("", line))
            value = old[at] if keep else same.value
            taken = [one.value for one in made]
            made.append(Choice(value or field_name(line, [*taken, *old]), line, same.reads))
        self._piece.write(self._with(replace(field, choices=tuple(made))))

    def _set_kind(self, value: str) -> None:
        guide, field = self._piece.guide, self._field()
        kind = FieldKind(value)
        fits = bool(field.record) and can_fill(guide.kind, field.record, kind)
        fresh = replace(field, kind=kind, record=field.record if fits else "")
        if kind is not FieldKind.NUMBER:
            fresh = replace(fresh, unit="")
        if kind is not FieldKind.CHOICE:
            fresh = replace(fresh, choices=())
        elif not fresh.choices:
            yes, no = self.tr("yes"), self.tr("no")
            fresh = replace(fresh, choices=(Choice("yes", yes), Choice("no", no)))
        said = self.tr("“{answer}” is {kind} now")
        said = said.format(answer=self._called(), kind=field_kind_text(kind))
        self._piece.reshape(said, self._with(fresh))

    def _set_record(self, record: str) -> None:
        field = self._field()
        choices = fixed_choices(record)
        fresh = replace(field, record=record, choices=choices or field.choices)
        said = self.tr("Changed what “{answer}” becomes").format(answer=self._called())
        self._piece.reshape(said, self._with(fresh))

    def _move(self, way: int) -> None:
        guide = self._piece.guide
        step = guide.steps[self._at]
        fields = moved(step.fields, self._item, self._item + way)
        said = self.tr("Moved “{answer}”").format(answer=self._called())
        fresh = with_step(guide, self._at, replace(step, fields=fields))
        self._piece.reshape(said, fresh, self._spot(self._item + way))

    def _remove(self) -> None:
        guide, field = self._piece.guide, self._field()
        sentences, checks = users(guide, [field.name])
        said = self.tr("Removed “{answer}”")
        if sentences and checks:
            said = self.tr("Removed “{answer}”, also from how it reads and from its checks")
        elif sentences:
            said = self.tr("Removed “{answer}”, also from how it reads")
        elif checks:
            said = self.tr("Removed “{answer}”, also from its checks")
        fresh = remove_field(guide, self._at, self._item)
        count = len(fresh.steps[self._at].fields)
        spot = self._spot(min(self._item, count - 1)) if count else Spot(Room.STEP, self._at)
        self._piece.reshape(said.format(answer=self._called()), fresh, spot)
