"""One frozen Settings: defaults, then sijill.toml, then the environment (SIJILL_*), then the command line."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from sijill.errors import UsageError


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings. Every one of them is described in the README."""

    store: str = "sijill.db"
    processes: int = 0
    shard_size: int = 200
    max_document_bytes: int = 20_000_000
    host: str = "127.0.0.1"
    port: int = 8765
    names_model: bool = True
    ranked_sides: bool = True
    likely_joins: bool = True
    reviewer: str = ""


def load(overrides: dict[str, Any] | None = None, folder: Path | None = None) -> Settings:
    """Settings for this run: `overrides` (None values ignored) win over environment, file and defaults.

    Raises UsageError that names the setting when a name or a value is not valid.
    """
    values: dict[str, Any] = {}
    path = (folder or Path.cwd()) / "sijill.toml"
    if path.is_file():
        try:
            values.update(tomllib.loads(path.read_text(encoding="utf-8")))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise UsageError(f"not valid TOML: {error}", str(path), "mend the line or remove the file") from None
    for field in msgspec.structs.fields(Settings):
        if (text := os.environ.get(f"SIJILL_{field.name.upper()}")) is not None:
            values[field.name] = text
    values.update({name: value for name, value in (overrides or {}).items() if value is not None})
    try:
        return msgspec.convert(values, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise UsageError(f"setting refused: {error}", str(path) if path.is_file() else "", "see Settings in the README") from None
