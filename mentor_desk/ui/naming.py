"""What channels and states of sessions are called, wherever they are shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mentor_desk.records import Channel, SessionState


def channel_text(channel: Channel) -> str:
    return {
        Channel.IN_PERSON: _tr("in person"),
        Channel.VIDEO: _tr("video"),
        Channel.PHONE: _tr("phone"),
        Channel.WRITTEN: _tr("in writing"),
    }[channel]


def state_text(state: SessionState) -> str:
    return {
        SessionState.PLANNED: _tr("planned"),
        SessionState.HELD: _tr("held"),
        SessionState.MISSED: _tr("missed"),
        SessionState.CANCELLED: _tr("cancelled"),
    }[state]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Naming", text)
