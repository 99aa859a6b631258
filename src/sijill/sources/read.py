"""Reads what the user names: files, folders (walked in order) and `-`, JSON Lines on standard input. Starts here."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from sijill.errors import InputError
from sijill.records import Document
from sijill.settings import Settings
from sijill.sources.article import make_document
from sijill.sources.bounded import decode, read_bytes, why
from sijill.sources.jsontext import Found, read_json, read_jsonl, read_stream
from sijill.sources.page import read_page
from sijill.sources.rejected import Rejected, shown

__all__ = ["Rejected", "read_inputs"]

_ENDINGS = (".txt", ".json", ".jsonl", ".jsonl.gz", ".html", ".htm")
_STANDARD_INPUT = "-"


def read_inputs(inputs: Sequence[str], settings: Settings) -> Iterator[Document | Rejected]:
    """Every article of the inputs in order, one at a time; what cannot be read comes as Rejected.

    A document that comes again with the same id and text is left out; with another text it is rejected.
    """
    seen: dict[str, str] = {}
    for name, item in (found for given in inputs for found in _read_input(given, settings)):
        if isinstance(item, Rejected):
            yield item
        elif item.id not in seen:
            seen[item.id] = item.sha256
            yield item
        elif seen[item.id] != item.sha256:
            reason = f"its id {item.id!r} came before with another text"
            yield Rejected(name=name, reason=reason, remedy="give each article an id of its own")


def _read_input(name: str, settings: Settings) -> Iterator[Found]:
    if name == _STANDARD_INPUT:
        yield from read_stream(sys.stdin.buffer, _STANDARD_INPUT, settings.max_document_bytes)
        return
    path = Path(name)
    try:
        folder = path.is_dir()
        found = folder or path.exists()
    except (OSError, ValueError):
        folder = found = False
    if folder:
        yield from _read_folder(path, settings)
    elif not found:
        yield _fault(name, "does not exist", "check the name")
    elif not path.name.lower().endswith(_ENDINGS):
        yield _fault(name, "of an unknown kind", f"known are {', '.join(_ENDINGS)}")
    else:
        yield from _read_file(path, settings)


def _read_folder(folder: Path, settings: Settings) -> Iterator[Found]:
    """The articles of a folder and the folders in it, by name; other files and hidden ones are passed over."""
    faults: list[OSError] = []
    some = False
    for place, folders, files in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(f for f in files if not f.startswith(".") and f.lower().endswith(_ENDINGS)):
            some = True
            yield from _read_file(Path(place) / file, settings)
    for fault in faults:
        yield _fault(fault.filename or folder, why(fault), "check the rights")
    if not some and not faults:
        yield _fault(folder, "holds no article", f"known are {', '.join(_ENDINGS)}")


def _fault(path: Path | str, reason: str, remedy: str) -> Found:
    return shown(path), Rejected(name=shown(path), reason=reason, remedy=remedy)


def _read_file(path: Path, settings: Settings) -> Iterator[Found]:
    most, ending = settings.max_document_bytes, path.name.lower()
    if ending.endswith((".jsonl", ".jsonl.gz")):
        yield from read_jsonl(path, most)
    elif ending.endswith(".json"):
        yield shown(path), read_json(path, most)
    elif ending.endswith(".txt"):
        yield shown(path), _read_text(path, most)
    else:
        yield shown(path), read_page(path, most)


def _read_text(path: Path, most: int) -> Document | Rejected:
    """The article of a .txt file: its id is the file's name, its date is not known."""
    name = shown(path)
    try:
        text = decode(read_bytes(path, most))
        return make_document({"id": shown(path.name)[: -len(".txt")], "text": text}, name)
    except InputError as error:
        return Rejected(name=name, reason=error.what, remedy=error.remedy)
