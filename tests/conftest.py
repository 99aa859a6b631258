"""What several folders of tests need: a store of the example articles, stores of a made-up relation, a PostgreSQL server."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from made_relation import fill
from sijill.run import build
from sijill.settings import Settings
from sijill.store.store import Store

ARTICLES = Path(__file__).parents[1] / "examples" / "articles"


@pytest.fixture(scope="session")
def examples_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store built of examples/articles."""
    place = tmp_path_factory.mktemp("examples") / "examples.db"
    result = build([str(ARTICLES)], Settings(store=str(place), processes=1))
    assert result.rejected == ()
    return place


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A few events of the made-up relation."""
    yield from _filled(tmp_path_factory.mktemp("small") / "a.db", 0)


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """More events than stand on a page, and enough of one year to draw."""
    yield from _filled(tmp_path_factory.mktemp("large") / "a.db", 240)


def _filled(path: Path, many: int) -> Iterator[Store]:
    with Store.open(path, create=True) as store:
        fill(store, many)
        yield store


def _binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[4]))
    if found:
        return found[-1].parent
    here = shutil.which("initdb")
    return Path(here).parent if here else None


def _as_server(*words: str) -> list[str]:
    """The command as a user that PostgreSQL accepts: it refuses to run as root."""
    return ["runuser", "-u", "postgres", "--", *words] if os.geteuid() == 0 else list(words)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a server without a database's name: the one in SIJILL_TEST_POSTGRES, or one made for these tests."""
    if given := os.environ.get("SIJILL_TEST_POSTGRES"):
        yield given.rsplit("/", 1)[0]
        return
    binaries = _binaries()
    if binaries is None:
        pytest.skip("no PostgreSQL: apt-get install postgresql, or set SIJILL_TEST_POSTGRES to a server's URL")
    with tempfile.TemporaryDirectory(prefix="sijill-pg-", dir="/tmp") as folder:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        data, port = f"{folder}/data", _free_port()
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
        make = [str(binaries / "initdb"), "-D", data, "-U", "sijill", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        control = [str(binaries / "pg_ctl"), "-D", data, "-w"]
        subprocess.run(_as_server(*make), check=True, cwd=folder, stdout=subprocess.DEVNULL)
        start = _as_server(*control, "-o", options, "-l", f"{folder}/log", "start")
        subprocess.run(start, check=True, cwd=folder, stdout=subprocess.DEVNULL)
        try:
            yield f"postgresql+psycopg://sijill@127.0.0.1:{port}"
        finally:
            stop = _as_server(*control, "-m", "immediate", "stop")
            subprocess.run(stop, check=True, cwd=folder, stdout=subprocess.DEVNULL)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The URL of an empty database."""
    import psycopg

    name = f"sijill_{uuid.uuid4().hex[:12]}"
    plain = postgres_server.replace("+psycopg", "") + "/postgres"
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield f"{postgres_server}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
