"""An input that cannot be read: which, why, and how to put it right. The others are coded all the same."""

from __future__ import annotations

from pathlib import Path

import msgspec


class Rejected(msgspec.Struct, frozen=True, kw_only=True):
    """One fault of the input. `name` is the file, with the line for JSON Lines."""

    name: str
    reason: str
    remedy: str = ""


def shown(path: Path | str) -> str:
    """The path as text that can be printed and stored, whatever bytes the file's name holds."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
