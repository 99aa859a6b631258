"""Reading inputs: what becomes a document and what is rejected, with the reason."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sijill.records import Document
from sijill.settings import Settings
from sijill.sources.read import Rejected, read_inputs

TEXT = "زار وزير الخارجية مدينة لواندا يوم الاثنين.\nوعاد مساء."


def read(*inputs: Path | str, **settings: int) -> list[Document | Rejected]:
    return list(read_inputs([str(item) for item in inputs], Settings(**settings)))


def one(*inputs: Path | str, **settings: int) -> Document:
    [found] = read(*inputs, **settings)
    assert isinstance(found, Document), found
    return found


def fault(*inputs: Path | str, **settings: int) -> Rejected:
    [found] = read(*inputs, **settings)
    assert isinstance(found, Rejected), found
    assert found.reason and found.remedy
    return found


def write(folder: Path, name: str, content: str | bytes | dict[str, Any] | list[Any]) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, dict | list):
        content = json.dumps(content, ensure_ascii=False)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def article(**more: Any) -> dict[str, Any]:
    return {"id": "a1", "text": TEXT, **more}


def test_text_file(tmp_path: Path) -> None:
    document = one(write(tmp_path, "خبر.TXT", b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode() + b"\r"))
    assert document.id == "خبر"
    assert document.text == TEXT + "\n"
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    assert (document.title, document.published, document.published_by, document.retrieved) == ("", None, (), None)


def test_json_file(tmp_path: Path) -> None:
    given = article(
        title="زيارة", url="http://x/1", source="المرسى", published="2024-06-18", language="ar-SA", section={"n": 1}
    )
    document = one(write(tmp_path, "a.json", given))
    assert document.text == f"زيارة\n\n{TEXT}"
    assert (document.id, document.title, document.url, document.source) == ("a1", "زيارة", "http://x/1", "المرسى")
    assert (document.language, document.published, document.published_by) == ("ar", "2024-06-18", ("given",))
    assert document.metadata == {"section": {"n": 1}}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2024-06-18T10:00:00Z", "2024-06-18"),
        ("2024-06-18 10:00", "2024-06-18"),
        ("2024-06-18T23:30:00.123+03:00", "2024-06-18"),
        ("2024-06", "2024-06"),
        ("2024", "2024"),
        ("199X", "199X"),
        ("19XX", "19XX"),
        ("2015-22", "2015-22"),
        ("1950/1953", "1950/1953"),
        ("2022-03/..", "2022-03/.."),
        ("../1953-03", "../1953-03"),
        ("XXXX-06-12", "XXXX-06-12"),
        ("XXXX-09", "XXXX-09"),
        ("2015~", "2015~"),
        ("2024-02-29", "2024-02-29"),
        ("2015-13-45", None),
        ("2023-02-29", None),
        ("2015-25", None),
        ("1953/1950", None),
        ("../..", None),
        ("16 تموز 2024", None),
        ("٢٠٢٤-٠٦-١٨", None),
        ("yesterday", None),
        ("2024-06-18\n", "2024-06-18"),
    ],
)
def test_published(tmp_path: Path, given: str, kept: str | None) -> None:
    document = one(write(tmp_path, "a.json", article(published=given)))
    assert document.published == kept
    assert document.published_by == (("given",) if kept else ())
    assert document.metadata == ({} if kept else {"published": given})


def test_ill_typed_options_are_kept_as_metadata(tmp_path: Path) -> None:
    document = one(write(tmp_path, "a.json", article(title=5, url=["x"], published=2024, source=None)))
    assert (document.title, document.url, document.published, document.text) == ("", None, None, TEXT)
    assert document.metadata == {"title": 5, "url": ["x"], "published": 2024}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"{", "broken JSON"),
        (b"[1]", "not a JSON object"),
        ({"text": TEXT}, "id is missing"),
        ({"id": "a"}, "text is missing"),
        ({"id": 5, "text": TEXT}, "id is a number"),
        ({"id": " ", "text": TEXT}, "id is empty"),
        ({"id": "a", "text": [TEXT]}, "text is a list"),
        ({"id": "a", "text": None}, "text is missing"),
        ({"id": "a", "text": "\n "}, "empty"),
        ({"id": "a", "text": TEXT + "\0"}, "not text"),
        ({"id": "a", "text": "The minister visited Luanda on Monday."}, "no known language"),
        ({"id": "a", "text": "12345 67.8"}, "no known language"),
        ({"id": "a", "text": "وزیر امور خارجه گفت که کشورهای همسایه پیشنهاد چین را می‌پذیرند"}, "no known language"),
        ({"id": "a", "text": TEXT, "language": "en"}, "no known language"),
        (b'{"id": "a", "text": "\\ud800"}', "broken JSON"),
        (b'{"id": "a", "text": "x", "n": 1e999}', "broken JSON"),
        (b'{"id": "a", "text": "x", "n": ' + b"9" * 6000 + b"}", "broken JSON"),
        (b'{"id": "a", "text": ' + b"[" * 200_000, "nested too deeply"),
        (b'{"id": "a", "text": "x", "n": ' + b"[" * 300 + b"]" * 300 + b"}", "nested too deeply"),
        (b"\x80\x81" + b"{}", "not"),
    ],
)
def test_rejected_json(tmp_path: Path, content: bytes | dict[str, Any], reason: str) -> None:
    path = write(tmp_path, "a.json", content)
    found = fault(path)
    assert reason in found.reason
    assert found.name == str(path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (TEXT.encode("windows-1256"), "windows-1256"),
        (("القاهرة والسودان والمغرب " * 5).encode("iso-8859-6"), "iso-8859-6"),
        (TEXT.encode("utf-16"), "UTF-16"),
        ((TEXT * 10).encode() + b"\xff", "damaged UTF-8"),
        (b"\x7fELF\x00\x01\x02", "not text"),
        (b"\x01\x02\x03\x04\x05" * 10, "not text"),
        ("Только русский текст".encode(), "no known language"),
    ],
)
def test_rejected_text(tmp_path: Path, content: bytes, reason: str) -> None:
    assert reason in fault(write(tmp_path, "a.txt", content)).reason


def test_too_large(tmp_path: Path) -> None:
    assert "larger than 40 bytes" in fault(write(tmp_path, "a.txt", TEXT), max_document_bytes=40).reason


def test_missing_unknown_and_unreadable(tmp_path: Path) -> None:
    assert fault(tmp_path / "none.txt").reason == "does not exist"
    assert fault("bad\0name").reason == "does not exist"
    assert fault(write(tmp_path, "a.pdf", b"%PDF")).reason == "of an unknown kind"
    os.mkfifo(tmp_path / "pipe.txt")
    assert fault(tmp_path / "pipe.txt").reason == "not an ordinary file"
    os.mkfifo(tmp_path / "pipe.jsonl")
    assert "not an ordinary file" in fault(tmp_path / "pipe.jsonl").reason


def test_folder_is_walked_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c.json", ".hidden/x.txt", "notes.pdf", "a/.y.txt"):
        write(tmp_path, name, TEXT if name.endswith("txt") else article(id="c"))
    found = read(tmp_path)
    assert [item.id for item in found if isinstance(item, Document)] == ["b", "c", "z"]
    assert len(found) == 3


def test_folder_without_articles(tmp_path: Path) -> None:
    assert fault(tmp_path).reason == "holds no article"


def test_broken_link_in_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere.txt")
    assert fault(tmp_path).reason == "does not exist"


def test_name_that_is_not_utf8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xe1\xe2.txt"
    Path(os.fsdecode(path)).write_text(TEXT, encoding="utf-8")
    document = one(tmp_path)
    assert msgspec.json.decode(msgspec.json.encode(document), type=Document) == document


def test_same_id(tmp_path: Path) -> None:
    write(tmp_path, "1.json", article())
    write(tmp_path, "2.json", article())
    write(tmp_path, "3.json", article(text=TEXT + " وانتهت الزيارة."))
    first, second = read(tmp_path)
    assert isinstance(first, Document) and isinstance(second, Rejected)
    assert second.name.endswith("3.json") and "'a1'" in second.reason


def lines(*items: dict[str, Any] | str) -> bytes:
    return b"".join((i if isinstance(i, str) else json.dumps(i, ensure_ascii=False)).encode() + b"\n" for i in items)


def test_jsonl_names_the_line(tmp_path: Path) -> None:
    content = lines(article(), "", "{broken", article(id="b"), article(id=3))
    for name, data in (("x.jsonl", content), ("x.jsonl.gz", gzip.compress(content))):
        found = read(write(tmp_path, name, data))
        assert [item.id if isinstance(item, Document) else item.name.rsplit(":")[-1] for item in found] == [
            "a1",
            "3",
            "b",
            "5",
        ]


def test_jsonl_with_byte_order_mark_and_without_last_line_end(tmp_path: Path) -> None:
    assert one(write(tmp_path, "x.jsonl", b"\xef\xbb\xbf" + lines(article())[:-1])).id == "a1"


def test_jsonl_long_line_is_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path, "x.jsonl", lines(article(), article(id="b", text=TEXT * 50), article(id="c")))
    first, second, third = read(path, max_document_bytes=1000)
    assert isinstance(first, Document) and isinstance(third, Document)
    assert isinstance(second, Rejected) and second.name.endswith(":2") and "larger" in second.reason


def test_jsonl_bomb_is_stopped(tmp_path: Path) -> None:
    path = write(tmp_path, "x.jsonl.gz", gzip.compress(lines(article()) + b" " * 5_000_000))
    first, *faults = read(path, max_document_bytes=1000)
    assert isinstance(first, Document)
    assert [item.reason[:11] for item in faults if isinstance(item, Rejected)] == ["larger than", "the line ha"]


@pytest.mark.parametrize("damage", [lambda d: d[:-12], lambda d: b"not gzip", lambda d: d[:20] + b"\0\0\0" + d[23:]])
def test_jsonl_broken_gzip(tmp_path: Path, damage: Any) -> None:
    found = read(write(tmp_path, "x.jsonl.gz", damage(gzip.compress(lines(*[article(id=str(i)) for i in range(9)])))))
    assert isinstance(found[-1], Rejected) and "broken file" in found[-1].reason


def test_jsonl_empty(tmp_path: Path) -> None:
    assert fault(write(tmp_path, "x.jsonl", b"\n\n")).reason == "empty"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines(article(), "nonsense"))))
    first, second = read("-")
    assert isinstance(first, Document) and isinstance(second, Rejected) and second.name == "-:2"


def test_reading_streams(tmp_path: Path) -> None:
    path = write(tmp_path, "x.jsonl", lines(article()))
    found = read_inputs([str(path), str(tmp_path / "none.txt")], Settings())
    assert isinstance(next(found), Document)
    path.unlink()
    assert isinstance(next(found), Rejected)


def test_every_document_can_be_exported(tmp_path: Path) -> None:
    odd = "\u200f\u202b" + TEXT + "\x0b\x1b\u2028\ufffe\U0010ffff"
    document = one(write(tmp_path, "a.json", article(text=odd, note="\x00")))
    assert msgspec.json.decode(msgspec.json.encode(document), type=Document) == document
