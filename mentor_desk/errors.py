"""Two kinds of failure: what a person can be told and act on (these), and bugs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentor_desk.words import Words


class KnownError(Exception):
    """Something outside the program is in the way; `words` says what and what to do about it."""

    def __init__(self, said: Words) -> None:
        super().__init__(said.plain())
        self.words = said


class JournalError(KnownError):
    """A journal cannot be opened as it is; its file stays byte for byte as it was."""


class WrongPassphrase(JournalError): ...


class JournalMissing(JournalError): ...


class JournalEmpty(JournalError): ...


class JournalForeign(JournalError): ...


class JournalReadOnly(JournalError): ...


class JournalUnreadable(JournalError): ...


class JournalIsBackup(JournalError): ...


class JournalNewer(JournalError): ...


class JournalDamaged(JournalError): ...


class JournalExists(JournalError): ...


class JournalBusy(KnownError):
    """Another program holds the journal; what was to be written was not."""


class CannotWrite(KnownError):
    """The disk or folder refused; what was there before is unchanged."""


class BadValue(KnownError):
    """What was typed cannot be kept as that field."""


class CannotUndo(KnownError):
    """What is to be taken back or put back is no longer as it was; nothing was changed."""
