"""What stands in the fields of a page, for when it cannot be saved."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget


def texts_of(page: QWidget) -> list[str]:
    """Never of a password field, and nothing that only shows what is kept elsewhere."""
    fields = (*page.findChildren(QTextEdit), *page.findChildren(QPlainTextEdit))
    long = [field.toPlainText() for field in fields if not field.isReadOnly()]
    short = [
        field.text()
        for field in page.findChildren(QLineEdit)
        if field.echoMode() is QLineEdit.EchoMode.Normal and not field.isReadOnly()
    ]
    return [text for text in (*long, *short) if text.strip()]
