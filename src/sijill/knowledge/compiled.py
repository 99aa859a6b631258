"""What was worked out from the data files, kept in the user's cache folder so that the next start is quick.

The kept form is one file for each name. It is used only when its fingerprint is that of the data files and of the code
that read them; otherwise, and wherever it cannot be read or written, the thing is built anew. It never changes results.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec

from sijill.knowledge.loading import ROOT, language_folder

T = TypeVar("T")
_DIGEST = hashlib.sha256().digest_size


def cache_folder() -> Path:
    """The user's folder for things that can be made again."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "sijill"


def language_files(language: str) -> tuple[Path, ...]:
    """The data files that a language's lexicons are made of."""
    folder = language_folder(language)
    found = [*folder.glob("*.yaml"), *folder.glob("*.tsv"), *folder.glob("events/*.yaml")]
    return tuple(sorted([*found, *(ROOT / "world").glob("*.tsv"), *(ROOT / "codebook").iterdir()]))


def compiled(name: str, paths: Iterable[Path], build: Callable[[], T], kind: type[T]) -> T:
    """What `build` makes of the files `paths`, taken from the kept form where that is of these very files.

    `kind` is what it is (msgspec checks it when the kept form is read); `name` must be a good file name.
    """
    fingerprint = _fingerprint(tuple(paths), build.__module__)
    try:
        path = cache_folder() / f"{name}.msgpack"
    except RuntimeError:  # no home folder
        return build()
    if (kept := _read(path, fingerprint, kind)) is not None:
        return kept
    made = build()
    _write(path, fingerprint + msgspec.msgpack.encode(made))
    return made


@lru_cache
def _fingerprint(paths: tuple[Path, ...], module: str) -> bytes:
    """A digest of the files and of the code that makes something of them."""
    code = [*(ROOT / "knowledge").glob("*.py"), *(ROOT / "text").glob("*.py"), ROOT / "records.py"]
    if source := getattr(sys.modules.get(module), "__file__", None):
        code.append(Path(source))
    digest = hashlib.sha256(f"{sys.version_info[:2]} {msgspec.__version__}".encode())
    for path in (*paths, *sorted(set(code))):
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.digest()


def _read(path: Path, fingerprint: bytes, kind: type[T]) -> T | None:
    try:
        content = path.read_bytes()
    except OSError:
        return None
    if content[:_DIGEST] != fingerprint:
        return None
    try:
        return msgspec.msgpack.decode(memoryview(content)[_DIGEST:], type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _write(path: Path, content: bytes) -> None:
    """Put the file in place whole or not at all: other processes may read and write it at the same time."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
