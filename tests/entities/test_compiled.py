"""What is kept in the cache folder never changes a result, and is used for the very same files only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sijill.entities import lexicon
from sijill.knowledge import compiled as kept
from sijill.knowledge.compiled import cache_folder, compiled, language_files
from sijill.knowledge.predicates import _load_predicates, predicates


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr("sijill.knowledge.compiled.cache_folder", lambda: tmp_path / "cache")
    yield tmp_path / "cache"
    kept._fingerprint.cache_clear()


def _counted(made: list[int]) -> list[int]:
    made.append(len(made))
    return list(made)


def test_the_second_time_nothing_is_built(folder: Path, tmp_path: Path) -> None:
    data, made = tmp_path / "data.tsv", []  # type: ignore[var-annotated]
    data.write_text("one")
    first = compiled("numbers", [data], lambda: _counted(made), list[int])
    again = compiled("numbers", [data], lambda: _counted(made), list[int])
    assert first == again == [0]
    assert [p.name for p in folder.iterdir()] == ["numbers.msgpack"]


def test_changed_files_are_read_anew(folder: Path, tmp_path: Path) -> None:
    data, made = tmp_path / "data.tsv", []  # type: ignore[var-annotated]
    data.write_text("one")
    compiled("numbers", [data], lambda: _counted(made), list[int])
    data.write_text("two")
    kept._fingerprint.cache_clear()
    assert compiled("numbers", [data], lambda: _counted(made), list[int]) == [0, 1]


@pytest.mark.parametrize("damage", [b"", b"x" * 10, b"y" * 500])
def test_a_damaged_file_is_made_again(folder: Path, tmp_path: Path, damage: bytes) -> None:
    data = tmp_path / "data.tsv"
    data.write_text("one")
    compiled("numbers", [data], lambda: [7], list[int])
    place = folder / "numbers.msgpack"
    place.write_bytes(place.read_bytes()[:32] + damage)
    assert compiled("numbers", [data], lambda: [7], list[int]) == [7]


def test_a_folder_that_cannot_be_written_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    monkeypatch.setattr("sijill.knowledge.compiled.cache_folder", lambda: blocked / "cache")
    data = tmp_path / "data.tsv"
    data.write_text("one")
    assert compiled("numbers", [data], lambda: [7], list[int]) == [7]


def test_kept_predicates_are_those_of_the_files() -> None:
    assert predicates("ar") == _load_predicates("ar") == predicates.__wrapped__("ar")


def test_the_kept_lexicon_is_that_of_the_files(folder: Path) -> None:
    built = lexicon._compile("ar")
    for _ in range(2):
        assert compiled("names", language_files("ar"), lambda: built, lexicon.Compiled) == built


def test_the_folder_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "sijill"
