"""Reads files without ever holding more of them in memory than the settings allow."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from sijill.errors import InputError
from sijill.sources.language import likely_encoding

_SKIPPED_AT_MOST = 50
_SAMPLE = 4096


def read_bytes(path: Path, most: int) -> bytes:
    """The file's bytes; InputError when it is no file, cannot be read, is empty or larger than `most`."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputError("not an ordinary file", remedy="name a file or a folder")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise InputError(why(error), remedy="check the name and the rights") from None
    if len(data) > most:
        raise too_large(most)
    if not data.strip():
        raise InputError("empty", remedy="remove it or give it text")
    return data


def read_lines(file: BinaryIO, most: int) -> Iterator[tuple[int, bytes | InputError]]:
    """Numbered lines of an open file. A line larger than `most` comes as an InputError.

    A line without end (a decompression bomb) ends the reading.
    """
    number = 0
    while line := file.readline(most + 1):
        number += 1
        if len(line) <= most or (len(line) == most + 1 and line.endswith(b"\n")):
            yield number, line
            continue
        yield number, too_large(most)
        if not _skip_line(file, most):
            yield number, InputError("the line has no end; what follows was not read", remedy="one article a line")
            return


def _skip_line(file: BinaryIO, most: int) -> bool:
    """Read on to the line's end; False when it is too far away."""
    for _ in range(_SKIPPED_AT_MOST):
        chunk = file.readline(most)
        if not chunk or chunk.endswith(b"\n"):
            return True
    return False


def decode(data: bytes) -> str:
    """The bytes as text; InputError when they are not text, or not in UTF-8 (it names the likely encoding)."""
    utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if b"\0" in data and not utf16:
        raise InputError("not text: holds NUL bytes", remedy="give text, not binary data")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error) from None
    sample = text[:_SAMPLE]
    if sum(ord(c) < 32 and c not in "\t\n\r\f\v" for c in sample) > len(sample) // 20:
        raise InputError("not text: full of control characters", remedy="give text, not binary data")
    return text


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> InputError:
    damaged = data.decode("utf-8", "replace").count("\ufffd")
    if damaged * 100 < len(data):
        return InputError(f"damaged UTF-8 at byte {error.start}", remedy="save it again as UTF-8")
    if encoding := likely_encoding(data):
        return InputError(f"not UTF-8 but probably {encoding}", remedy=f"iconv -f {encoding} -t UTF-8")
    return InputError("not text in UTF-8", remedy="save it as UTF-8")


def too_large(most: int) -> InputError:
    """The fault of a document that is larger than the settings allow."""
    return InputError(f"larger than {most} bytes", remedy="raise max_document_bytes or split it")


def why(error: OSError) -> str:
    """The reason of an operating system's error, in its words."""
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    return f"cannot be read: {error.strerror or error}"
