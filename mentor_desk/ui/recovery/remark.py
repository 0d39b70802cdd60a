"""What is said of a passphrase while it is typed. It is taken all the same."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mentor_desk.safety.guessing import is_soon_guessed
from mentor_desk.ui.recovery.order import SHORTEST


def remark(passphrase: str) -> str:
    """Nothing while it is too short to be taken: one is still typing."""
    if len(passphrase) < SHORTEST or not is_soon_guessed(passphrase):
        return ""
    return QCoreApplication.translate(
        "Passphrase",
        "You can take it, but a patient stranger with a fast computer could guess it; each word "
        "you add makes that thousands of times harder.",
    )
