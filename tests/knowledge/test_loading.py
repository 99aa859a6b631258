"""Data files: what is wrong in them is refused, with the file and the key or line."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from sijill.errors import KnowledgeError
from sijill.knowledge.loading import language_folder, languages, load_tsv, load_yaml


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A made-up rule."""

    id: str
    words: list[str] = []
    weight: float = 0.0


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A made-up row."""

    id: str
    code: str = ""
    names: tuple[str, ...] = ()
    lat: float | None = None
    from_: str = msgspec.field(default="", name="from")


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_yaml_is_read_into_its_struct(tmp_path: Path) -> None:
    path = _file(tmp_path, "rules.yaml", '- {id: "one", words: [نعم, لا], weight: 2}\n- id: "010"\n')
    assert load_yaml(path, list[Rule]) == [Rule("one", ["نعم", "لا"], 2.0), Rule("010")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('- {id: "a", wordz: [b]}', "unknown field `wordz`"),
        ('- {id: "a"}\n- {id: "b", words: ["c"], gender: "f"}', r"unknown field `gender` - at `\$\[1\]`"),
        ("- {words: [b]}", "missing required field `id`"),
        ("- {id: 010}", r"Expected `str`, got `int` - at `\$\[0\]\.id`"),
        ('- {id: "a", words: [NO]}', r"Expected `str`, got `bool` - at `\$\[0\]\.words"),
        ('- {id: "a", words: "b"}', "Expected `array`"),
        ("id: a", "Expected `array`"),
        ('- {id: "a"', "not valid YAML"),
    ],
)
def test_bad_yaml_is_refused_with_file_and_key(tmp_path: Path, text: str, told: str) -> None:
    path = _file(tmp_path, "rules.yaml", text)
    with pytest.raises(KnowledgeError, match=told) as caught:
        load_yaml(path, list[Rule])
    assert caught.value.where == str(path)
    assert caught.value.remedy


def test_yaml_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_bytes(b'- {id: "\xff\xfe"}')
    with pytest.raises(KnowledgeError, match="not valid YAML"):
        load_yaml(path, list[Rule])


def test_tsv_is_read_into_its_struct(tmp_path: Path) -> None:
    text = "id\tcode\tnames\tlat\tfrom\nQ1\tEGY\tمصر|أم الدنيا\t26.5\t1922\n\nQ2\t\t\t\t\n"
    path = _file(tmp_path, "rows.tsv", text)
    assert load_tsv(path, Row) == [Row("Q1", "EGY", ("مصر", "أم الدنيا"), 26.5, "1922"), Row("Q2")]


def test_columns_may_be_left_out_and_stand_in_any_order(tmp_path: Path) -> None:
    path = _file(tmp_path, "rows.tsv", "code\tid\nEGY\tQ1\n")
    assert load_tsv(path, Row) == [Row("Q1", "EGY")]


def test_quotes_are_letters_in_tsv(tmp_path: Path) -> None:
    path = _file(tmp_path, "rows.tsv", 'id\tcode\n"Q1\tE"G\n')
    assert load_tsv(path, Row) == [Row('"Q1', 'E"G')]


@pytest.mark.parametrize(
    ("text", "told", "line"),
    [
        ("id\tcapital\nQ1\tCairo\n", "unknown column 'capital'", ""),
        ("id\tfrom_\nQ1\t1922\n", "unknown column 'from_'", ""),
        ("id\tcode\nQ1\tEGY\nQ2\n", "1 cells for 2 columns", ":3"),
        ("id\tcode\nQ1\tEGY\t\n", "3 cells for 2 columns", ":2"),
        ("id\tlat\nQ1\t26\nQ2\tnorth\n", "Expected `float", ":3"),
        ("id\tcode\n\tEGY\n", "missing required field `id`", ":2"),
    ],
)
def test_bad_tsv_is_refused_with_file_and_line(tmp_path: Path, text: str, told: str, line: str) -> None:
    path = _file(tmp_path, "rows.tsv", text)
    with pytest.raises(KnowledgeError, match=told) as caught:
        load_tsv(path, Row)
    assert caught.value.where == f"{path}{line}"


def test_an_unknown_language_is_refused() -> None:
    assert "ar" in languages()
    assert language_folder("ar").is_dir()
    with pytest.raises(KnowledgeError, match="no language 'xx'") as caught:
        language_folder("xx")
    assert "ar" in caught.value.remedy
