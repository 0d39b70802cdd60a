"""Nothing the program does can reach the network or start another program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mentor_desk import failure

ROOT = Path(__file__).parents[1]
# Whatever else an attempt may run into, NotAllowed has to come first.
ATTEMPTS = {
    "a socket": "import socket; socket.socket()",
    "a socket of version 6": "import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
    "a local socket": "import socket; socket.socketpair()",
    "a name": "import socket; socket.getaddrinfo('localhost', 80)",
    "an old way to a name": "import socket; socket.gethostbyname('localhost')",
    "a page": "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
    "mail": "import smtplib; smtplib.SMTP('127.0.0.1', 25)",
    "an event loop": "import asyncio; asyncio.new_event_loop()",
    "a program": "import subprocess; subprocess.run(['true'])",
    "a shell": "import os; os.system('true')",
    "a copy": "import os; os.fork() or os._exit(0)",
    "a spawned program": "import os; os.posix_spawn('/bin/true', ['true'], {})",
    "another program in its place": "import os; os.execv('/bin/true', ['true'])",
    "another script in its place": "import os, sys; os.execv(sys.executable, ['p', '-c', '0'])",
}
# Runs each attempt and tells what it ended with, by the names of the whole chain.
TRY = """
import json, os, sys
from mentor_desk import quiet
quiet.begin()
ended = {}
for name, attempt in json.loads(sys.argv[1]).items():
    try:
        exec(attempt, {})
    except BaseException as error:
        chain = []
        while error:
            chain.append(type(error).__name__)
            error = error.__cause__ or error.__context__
        ended[name] = chain
    else:
        ended[name] = ["nothing"]
print(json.dumps(ended), flush=True)
"""


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), failure.ASK: "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="half of the attempts are not there")
def test_every_way_out_is_refused() -> None:
    ended = json.loads(run(TRY, json.dumps(ATTEMPTS)).stdout)
    assert {name for name, chain in ended.items() if "NotAllowed" not in chain} == set()
    assert set(ended) == set(ATTEMPTS)


def test_the_attempts_would_get_out_otherwise() -> None:
    """Else the test above would tell nothing: these need no network to succeed."""
    few = {name: ATTEMPTS[name] for name in ("a socket", "a program", "a shell", "an event loop")}
    loud = TRY.replace("quiet.begin()", "")
    assert set(map(tuple, json.loads(run(loud, json.dumps(few)).stdout).values())) == {("nothing",)}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows starts anew instead")
def test_locking_may_replace_the_process_by_the_program() -> None:
    script = (
        "import os, sys\nfrom mentor_desk import quiet\nquiet.begin()\n"
        "os.execv(sys.executable, [sys.executable, '-m', 'mentor_desk', '--version'])"
    )
    assert run(script).stdout.startswith("Mentor Desk ")


@pytest.mark.parametrize(
    "start",
    [
        "import runpy; runpy.run_module('mentor_desk', run_name='__main__')",
        "from mentor_desk.__main__ import start; start()",
    ],
)
def test_the_program_begins_with_it(start: str) -> None:
    script = (
        "import sys\nsys.argv = ['mentor-desk', '--version']\n"
        f"try:\n    {start}\nexcept SystemExit:\n    pass\n"
        "import socket\nsocket.socket()\n"
    )
    assert "mentor_desk.quiet.NotAllowed" in run(script).stderr


def test_nothing_of_ours_brings_a_network_module_in() -> None:
    """SQLAlchemy imports asyncio, and that sockets and TLS; it never makes use of them here. All
    else there is comes without.
    """
    script = (
        "import json, pkgutil, sys\n"
        "import sqlalchemy\nbefore = set(sys.modules)\nimport mentor_desk\n"
        "for one in pkgutil.walk_packages(mentor_desk.__path__, 'mentor_desk.'):\n"
        "    if one.name != 'mentor_desk.__main__' and '.versions.' not in one.name:\n"
        "        __import__(one.name)\n"
        "print(json.dumps(sorted(set(sys.modules) - before)))\n"
    )
    done = run(script)
    assert done.returncode == 0, done.stderr
    brought = set(json.loads(done.stdout))
    assert "mentor_desk.app" in brought
    loud = ("ftplib", "http", "imaplib", "requests", "smtplib", "urllib.request", "xmlrpc")
    loud = (*loud, "PySide6.QtNetwork", "PySide6.QtWebSockets", "socketserver", "webbrowser")
    assert {one for one in brought if one.startswith(loud)} == set()
