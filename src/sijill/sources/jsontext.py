"""JSON and JSON Lines, plain or gzipped."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

import msgspec

from sijill.errors import InputError
from sijill.records import Document
from sijill.sources.article import make_document
from sijill.sources.bounded import decode, read_bytes, read_lines, why
from sijill.sources.rejected import Rejected, shown

_DEEPEST = 60

Found = tuple[str, Document | Rejected]
"""What was read, with the file (and line) that it was read from."""


def read_json(path: Path, most: int) -> Document | Rejected:
    """The one article of a .json file."""
    name = shown(path)
    try:
        return make_document(_object(read_bytes(path, most)), name)
    except InputError as error:
        return Rejected(name=name, reason=error.what, remedy=error.remedy)


def read_jsonl(path: Path, most: int) -> Iterator[Found]:
    """The articles of a .jsonl or .jsonl.gz file, one after the other."""
    zipped = path.name.lower().endswith(".gz")
    try:
        if not path.is_file() and path.exists():
            raise OSError(0, "not an ordinary file")
        with gzip.open(path, "rb") if zipped else path.open("rb") as file:
            yield from read_stream(cast(BinaryIO, file), shown(path), most)
    except OSError as error:
        yield _fault(shown(path), why(error), "check the name and the rights")


def read_stream(file: BinaryIO, name: str, most: int) -> Iterator[Found]:
    """The articles of an open file of JSON Lines. A fault of the file ends the reading, a fault of a line does not."""
    number, articles = 0, 0
    try:
        for number, line in read_lines(file, most):
            if isinstance(line, bytes) and not line.strip(b"\xef\xbb\xbf \t\r\n"):
                continue
            articles += 1
            yield f"{name}:{number}", _article(line, f"{name}:{number}")
    except (OSError, EOFError, zlib.error) as error:
        yield _fault(f"{name}:{number + 1}", f"broken file: {error}", "fetch it again; the lines before were read")
        return
    if not articles:
        yield _fault(name, "empty", "one article a line, as JSON")


def _fault(name: str, reason: str, remedy: str) -> Found:
    return name, Rejected(name=name, reason=reason, remedy=remedy)


def _article(line: bytes | InputError, name: str) -> Document | Rejected:
    try:
        if isinstance(line, InputError):
            raise line
        return make_document(_object(line), name)
    except InputError as error:
        return Rejected(name=name, reason=error.what, remedy=error.remedy)


def _object(data: bytes) -> dict[str, Any]:
    """The JSON object in `data`; InputError when there is none."""
    remedy = "one JSON object with id and text"
    text = decode(data)
    try:
        value = msgspec.json.decode(text)
    except RecursionError:
        raise InputError("nested too deeply", remedy=remedy) from None
    except (msgspec.DecodeError, ValueError) as error:
        raise InputError(f"broken JSON: {error}", remedy=remedy) from None
    if not isinstance(value, dict):
        raise InputError("not a JSON object", remedy=remedy)
    if not _shallow(value):
        raise InputError("nested too deeply", remedy=remedy)
    return value


def _shallow(value: object) -> bool:
    """Whether lists and objects are nested no deeper than what everything after can write out again."""
    level: list[object] = [value]
    for _ in range(_DEEPEST):
        inner: list[object] = []
        for item in level:
            if isinstance(item, dict):
                inner.extend(item.values())
            elif isinstance(item, list):
                inner.extend(item)
        if not inner:
            return True
        level = inner
    return False
