"""For whom a blank worksheet is printed: with a name on it, or for whoever takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.services import mentees
from mentor_desk.ui.collate import by_name
from mentor_desk.ui.widgets.drop_down import DropDown
from mentor_desk.ui.widgets.fields import settle

if TYPE_CHECKING:
    from mentor_desk.ui.desk import Desk


class Whose(DropDown):
    def __init__(self, desk: Desk) -> None:
        super().__init__(letters=12)
        settle(self)
        self.setAccessibleName(self.tr("For whom"))
        self.view().setAccessibleName(self.tr("Mentees"))
        self.addItem(self.tr("Nobody in particular"))
        with desk.store.read() as session:
            people = mentees.named(session)
        for one in by_name(people, lambda person: person.name):
            self.addItem(one.name, one.id)

    def chosen(self) -> tuple[int | None, str]:
        """Number and name; neither for nobody in particular."""
        number = self.currentData()
        return (number, self.currentText()) if isinstance(number, int) else (None, "")
