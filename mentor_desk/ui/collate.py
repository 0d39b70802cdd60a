"""Names in the order in which the reader's language puts them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCollator, QLocale, Qt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")


def _locale() -> QLocale:
    """Without a language set, Qt would order by code point, and É would follow Z."""
    own = QLocale()
    return QLocale(QLocale.Language.English) if own.language() == QLocale.Language.C else own


def by_name(things: Iterable[T], name: Callable[[T], str]) -> list[T]:
    collator = QCollator(_locale())
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    collator.setNumericMode(True)
    return sorted(things, key=lambda one: collator.sortKey(name(one)))
