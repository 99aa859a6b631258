"""Judgements in files, one JSON object a line."""

from __future__ import annotations

from pathlib import Path

import msgspec

from sijill.errors import InputError, UsageError
from sijill.judgements import signed
from sijill.records import Judgement


def read_judgements(path: Path) -> tuple[list[Judgement], list[InputError]]:
    """The judgements of a file, and the lines that are none or were changed since they were written."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", str(path), "name a file of `sijill judge export`") from None
    found: list[Judgement] = []
    faults: list[InputError] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            one = msgspec.json.decode(line, type=Judgement)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            faults.append(InputError(f"no judgement: {error}", f"{path}: line {number}"))
            continue
        if signed(one).id != one.id:
            faults.append(InputError(f"judgement {one.id} was changed since it was made", f"{path}: line {number}",
                                     "judge anew with sijill judge"))  # fmt: skip
            continue
        found.append(one)
    return found, faults
