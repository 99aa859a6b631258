"""What is no store of this version is refused and left as it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from made_records import document, read
from sijill.errors import StoreError
from sijill.store.store import Store


def _make(path: Path) -> None:
    with Store.open(path, create=True) as store:
        store.add_readings([read(document("a", "نص قصير"))])


def test_a_store_that_was_not_built_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no\.db: no store there"):
        Store.open(tmp_path / "no.db")
    with pytest.raises(StoreError, match="the folder"):
        Store.open(tmp_path / "no" / "a.db", create=True)
    with pytest.raises(StoreError, match="is a folder"):
        Store.open(tmp_path, create=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("create", [True, False])
def test_a_newer_store_is_left_untouched(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "a.db"
    _make(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="newer version"):
        Store.open(path, create=create)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("content", [b"not a database at all", b"SQLite format 3\x00" + b"x" * 2000])
def test_a_file_that_is_no_store(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    with pytest.raises(StoreError):
        Store.open(path, create=True)
    assert path.read_bytes() == content


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE events (id TEXT)")
    with pytest.raises(StoreError, match="not a store of Sijill"):
        Store.open(path, create=True)


def test_an_empty_file_is_filled_but_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    with pytest.raises(StoreError, match="empty"):
        Store.open(path)
    _make(path)
    with Store.open(path) as store:
        assert [d.id for d in store.documents()] == ["a"]


def test_a_store_is_read_while_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    _make(path)
    with Store.open(path) as reader, Store.open(path, create=True) as writer:
        seen = reader.documents()
        assert next(seen).id == "a"
        writer.add_readings([read(document("b", "نص آخر"))])
        assert [d.id for d in seen] == []
        assert [d.id for d in reader.documents()] == ["a", "b"]


def test_a_store_in_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a b.db"
    _make(path)
    monkeypatch.setattr("os.access", lambda *_: False)
    with Store.open(path) as store:
        assert [d.id for d in store.documents()] == ["a"]
        with pytest.raises(StoreError, match="readonly"):
            store.forget_rejected()
    assert list(tmp_path.iterdir()) == [path]


def test_urls_that_cannot_work() -> None:
    with pytest.raises(StoreError, match="mysql"):
        Store.open("mysql://root:secret@127.0.0.1/x")
    with pytest.raises(StoreError, match="no connection") as caught:
        Store.open("postgresql://me:secret@127.0.0.1:1/x")
    assert "secret" not in str(caught.value)


def test_a_server_with_another_programs_tables_or_a_newer_store(postgres_url: str) -> None:
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE events (id text)"))
    with pytest.raises(StoreError, match="not a store of Sijill"):
        Store.open(postgres_url, create=True)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE events"))
    with pytest.raises(StoreError, match="empty"):
        Store.open(postgres_url)
    Store.open(postgres_url, create=True).close()
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="newer version"):
        Store.open(postgres_url)
