"""What keeps the journal safe, and whether it did: backups, recovery sheet, passphrase."""

from mentor_desk.ui.pages.safety.page import SafetyPage

__all__ = ["SafetyPage"]
