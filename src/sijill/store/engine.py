"""Opens the database of a store and looks whether it is one, before anything is written to it."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from sijill.errors import StoreError
from sijill.store.schema import VERSIONS

_BUSY_SECONDS = 60
_SQLITE_HEADER = b"SQLite format 3\x00"
_REMEDY = "name a store, or another file for a new one"
_PRAGMAS = ("foreign_keys=ON", "synchronous=NORMAL", "temp_store=MEMORY", "cache_size=-65536")


def open_engine(place: str, create: bool) -> Engine:
    """The engine for a path (SQLite) or a postgresql URL, its schema brought to this version.

    Raises StoreError when there is nothing and `create` is false, when it is something else, or of a newer version;
    then nothing was written.
    """
    if "://" in place:
        return _open_server(place, create)
    path = Path(place)
    version = _sqlite_version(path, create)
    engine = _engine(_sqlite_url(path, create))
    _listen_sqlite(engine)
    _bring_up(engine, version, place)
    return engine


def _sqlite_url(path: Path, create: bool) -> URL:
    """The URL of a file; in a folder that cannot be written it is read without the files that SQLite puts beside it."""
    if create or os.access(path.parent, os.W_OK):
        return URL.create("sqlite", database=str(path))
    address = f"file:{quote(str(path.absolute()))}"
    return URL.create("sqlite", database=address, query={"mode": "ro", "immutable": "1", "uri": "true"})


def _engine(url: URL) -> Engine:
    return create_engine(
        url,
        json_serializer=lambda value: msgspec.json.encode(value).decode(),
        json_deserializer=msgspec.json.decode,
    )


def _sqlite_version(path: Path, create: bool) -> str | None:
    """The version of the store in a file, None for a new or empty one."""
    if path.is_dir():
        raise StoreError("is a folder, not a store", str(path), "name a file, such as relations.db")
    if not path.exists():
        if not create:
            raise StoreError("no store there", str(path), "make one: sijill build INPUT --store FILE")
        if not path.parent.is_dir():
            raise StoreError("the folder of the store does not exist", str(path), "make the folder first")
        return None
    try:
        with path.open("rb") as file:
            header = file.read(len(_SQLITE_HEADER))
    except OSError as error:
        raise StoreError(f"cannot be read: {error.strerror}", str(path), "look at its permissions") from None
    if header and header != _SQLITE_HEADER:
        raise _no_store(str(path))
    return _checked(_read_sqlite_version(path), str(path), create)


def _read_sqlite_version(path: Path) -> str | None:
    """The version that the file names, "" for another program's database, None for an empty one. Writes nothing."""
    outstanding = path.with_name(path.name + "-wal").exists()
    uri = f"file:{quote(str(path.absolute()))}?mode=ro" + ("" if outstanding else "&immutable=1")
    try:
        connection = sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS)
        try:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not tables:
                return None
            if not {"alembic_version", "event_mentions"} <= tables:
                return ""
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            return str(found[0]) if found else ""
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise StoreError(f"cannot be opened: {error}", str(path), _REMEDY) from None


def _checked(version: str | None, where: str, create: bool) -> str | None:
    """`version` if this program can work with it."""
    if version is None and not create:
        raise StoreError("an empty store", where, "fill it: sijill build INPUT --store FILE")
    if version == "":
        raise _no_store(where)
    if version is not None and version not in VERSIONS:
        what = f"a store of a newer version ({version}; this program knows up to {VERSIONS[-1]})"
        raise StoreError(what, where, "use a newer sijill, or another file")
    return version


def _no_store(where: str) -> StoreError:
    return StoreError("not a store of Sijill", where, _REMEDY)


def _listen_sqlite(engine: Engine) -> None:
    """Transactions by SQLite itself and not by the driver; a writer takes the lock at once and waits for it."""

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={_BUSY_SECONDS * 1000}")
        for pragma in _PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("sijill_write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _open_server(place: str, create: bool) -> Engine:
    """The engine of a PostgreSQL server."""
    try:
        url = make_url(place)
    except ArgumentError:
        raise StoreError("not a database URL", remedy="write postgresql+psycopg://user@host/name, or a path") from None
    where = url.render_as_string(hide_password=True)
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    if url.drivername != "postgresql+psycopg":
        raise StoreError(f"no store can be kept in {url.drivername!r}", where, "use a path, or postgresql+psycopg://")
    try:
        engine = _engine(url)
    except ImportError:
        raise StoreError("the driver for PostgreSQL is missing", where, "pip install 'sijill[postgres]'") from None
    try:
        with engine.connect() as connection:
            version = _server_version(connection)
        _bring_up(engine, _checked(version, where, create), where)
    except SQLAlchemyError as error:
        engine.dispose()
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        raise StoreError(f"no connection: {reason}", where, "look at the URL and whether the server runs") from None
    except StoreError:
        engine.dispose()
        raise
    return engine


def _server_version(connection: Connection) -> str | None:
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if not {"alembic_version", "event_mentions"} <= tables:
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())


def _use_wal(engine: Engine) -> None:
    """Let readers read while somebody writes. It is kept in the file, and cannot be set inside a transaction."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode=WAL").close()
    finally:
        connection.close()


def _bring_up(engine: Engine, version: str | None, where: str) -> None:
    """Bring the schema to this program's version, in one transaction."""
    if version == VERSIONS[-1]:
        return
    from sijill.store.migrate import upgrade

    try:
        if engine.dialect.name == "sqlite":
            _use_wal(engine)
        with engine.connect().execution_options(sijill_write=True) as connection, connection.begin():
            upgrade(connection)
    except SQLAlchemyError as error:
        engine.dispose()
        reason = getattr(error, "orig", error)
        raise StoreError(f"cannot be written: {reason}", where, "look at its permissions") from None
