"""A real PostgreSQL for the tests: one server a session, one database a test.

Debian's own binaries, a folder of its own, loopback only. initdb refuses root, so root becomes
`postgres` for it. Where there is no server to be had the tests skip and say why.
"""

import os
import re
import shlex
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

WHY_NOT = "no PostgreSQL: {} (Debian: apt-get install postgresql; ./run test does it when it may)"
# Power cuts of the server are PostgreSQL's own affair, so the tests do without its syncs.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
QUIET = {
    "listen_addresses": "127.0.0.1",
    "max_connections": "60",
    "shared_buffers": "32MB",
    "autovacuum": "off",
    "lc_messages": "C",
}
# The one role with a password, to see that it is asked for.
HBA = """
host all sealed 127.0.0.1/32 scram-sha-256
host all all 127.0.0.1/32 trust
local all all trust
"""


def binaries() -> Path | None:
    """The folder with the newest server there is, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    if found:
        return found[-1].parent
    here = shutil.which("initdb")
    return Path(here).resolve().parent if here else None


def _version(path: Path) -> int:
    number = path.parent.parent.name
    return int(number) if number.isdigit() else 0


class Server:
    """A running server. `url` names one of its databases."""

    def __init__(self, binaries: Path, settings: dict[str, str]) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="annotator-pg-"))
        self._binaries = binaries
        self._settings = QUIET | settings
        self._made = 0
        self._kinds: dict[str, tuple[str, str]] = {}
        self._free: dict[tuple[str, str], list[str]] = {}
        self.port = _free_port()
        self._as: list[str] = []
        if os.geteuid() == 0:
            self._as = ["runuser", "-u", "postgres", "--"]
            shutil.chown(self.folder, "postgres", "postgres")
        data = str(self.folder / "data")
        words = ["-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8"]
        self._do("initdb", *words, "--no-sync")
        hba = self.folder / "data" / "pg_hba.conf"
        hba.write_text(HBA, encoding="utf-8")
        self._leash = self._tie()
        self.start()

    def _tie(self) -> subprocess.Popen[bytes]:
        """Have the server and its folder go when this process ends, however it ends."""
        stop = shlex.join([*self._as, str(self._binaries / "pg_ctl"), "-D"])
        folder = shlex.quote(str(self.folder))
        words = f"cat; cd /; {stop} {folder}/data -m immediate stop; rm -rf -- {folder}"
        # The pipe closes also after kill -9; a session of its own outlives Ctrl+C in ours.
        return subprocess.Popen(
            ["sh", "-c", words],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _do(self, name: str, *words: str) -> None:
        line = [*self._as, str(self._binaries / name), *words]
        # Its output goes to a file: a server that stays would keep a pipe open for ever.
        with (self.folder / f"{name}.log").open("ab") as log:
            done = subprocess.run(
                line, cwd="/", stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False
            )
        if done.returncode:
            raise RuntimeError((self.folder / f"{name}.log").read_text("utf-8", "replace"))

    def start(self) -> None:
        """Start it, and wait until it answers."""
        given = self._settings | {"port": str(self.port), "unix_socket_directories": ""}
        words = " ".join(f"-c {name}='{value}'" for name, value in given.items())
        data, log = str(self.folder / "data"), str(self.folder / "server.log")
        self._do("pg_ctl", "-D", data, "-l", log, "-w", "-t", "30", "-o", words, "start")

    def stop(self, how: str = "immediate") -> None:
        """Stop it; "immediate" is what a crash looks like to everybody else."""
        self._do("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", how, "stop")

    def end(self) -> None:
        """Stop it and take its folder away."""
        assert self._leash.stdin is not None, "it was opened with a pipe"
        self._leash.stdin.close()
        self._leash.wait(60)

    def url(self, database: str, role: str = "postgres") -> str:
        """The URL of a database for a role."""
        return f"postgresql://{role}@127.0.0.1:{self.port}/{database}"

    def ask(self, words: str, database: str = "postgres", role: str = "postgres") -> list[tuple]:
        """Say something to a database, outside any transaction; the rows of its answer."""
        import psycopg

        path = "-csearch_path=annotator"
        url = self.url(database, role)
        with psycopg.connect(url, autocommit=True, options=path) as connection:
            found = connection.execute(words)
            return found.fetchall() if found.description else []

    def database(self, template: str = "template0", owner: str = "postgres") -> str:
        """A fresh database, empty or a copy of another one; its name."""
        kind = (template, owner)
        if self._free.get(kind):
            return self._free[kind].pop()
        self._made += 1
        name = f"t{self._made}"
        self.ask(f"CREATE DATABASE {name} TEMPLATE {template} OWNER {owner}")
        self._kinds[name] = kind
        return name

    def drop(self, name: str) -> None:
        """Take a database away, whoever is connected; an empty one is kept for the next test.

        Making one takes a tenth of a second, emptying one a fifth of that.
        """
        kind = self._kinds.get(name, ("", ""))
        if kind[0] != "template0":
            self.ask(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            return
        self.ask(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            f"WHERE datname = '{name}' AND pid <> pg_backend_pid()"
        )
        self.ask("DROP SCHEMA IF EXISTS annotator, annotator_search CASCADE", name)
        self._free.setdefault(kind, []).append(name)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def server(**settings: str) -> Iterator[Server]:
    """A server with further settings, or a skip that says why there is none."""
    pytest.importorskip("psycopg", reason=WHY_NOT.format("psycopg is not installed"))
    found = binaries()
    if found is None:
        pytest.skip(WHY_NOT.format("initdb was not found"))
    said = subprocess.run([found / "postgres", "--version"], capture_output=True, text=True)
    if int("".join(re.findall(r"\) (\d+)", said.stdout)) or 0) < 15:
        pytest.skip(WHY_NOT.format(f"{said.stdout.strip()}, and 15 or newer is needed"))
    try:
        running = Server(found, settings)
    except (RuntimeError, OSError, LookupError) as fault:
        pytest.skip(WHY_NOT.format(str(fault).strip().splitlines()[-1]))
    try:
        yield running
    finally:
        running.end()


@pytest.fixture(scope="session")
def team_server() -> Iterator[Server]:
    """The server of this session."""
    yield from server(**FAST)


@pytest.fixture
def database(team_server: Server) -> Iterator[str]:
    """The name of an empty database on it, for one test."""
    name = team_server.database()
    yield name
    team_server.drop(name)
