"""No network and no other program: Python itself refuses both, whichever library asks for them.

It imports nothing, because it is in force before anything else is imported.
"""

from __future__ import annotations

import sys

_PROGRAMS = frozenset(
    {
        "subprocess.Popen",
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.spawn",
        "os.startfile",
        "os.system",
        "pty.spawn",
        "webbrowser.open",
    }
)
# Libraries that would ask for a page, named before they get as far as a socket.
_REQUESTS = frozenset(
    {"ftplib.connect", "http.client.connect", "imaplib.open", "poplib.connect", "smtplib.connect"}
    | {"nntplib.connect", "telnetlib.Telnet.open", "urllib.Request"}
)


class NotAllowed(RuntimeError):
    """A bug of the program, or of a library it uses; nothing has left the computer."""


def begin() -> None:
    """For the life of the process: an audit hook cannot be taken out again."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    # Qt's bindings alone send thousands of other events: this line is all they cost.
    if event[:7] != "socket." and event not in _PROGRAMS and event not in _REQUESTS:
        return
    if event == "os.exec" and _is_this_program(arguments):
        return
    what = "another program" if event in _PROGRAMS else "the network"
    message = f"Mentor Desk never uses {what}, and {event} would"
    raise NotAllowed(message)


def _is_this_program(arguments: tuple[object, ...]) -> bool:
    """Locking replaces the process by a new one of the same program."""
    if arguments[0] != sys.executable:
        return False
    words = arguments[1]
    is_frozen = bool(getattr(sys, "frozen", False))
    return is_frozen or (isinstance(words, list) and words[1:3] == ["-m", "mentor_desk"])
