"""Reads YAML and TSV data files into typed structs; a mistake is reported with the file and the key or line."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from sijill.errors import KnowledgeError

T = TypeVar("T")
Row = TypeVar("Row", bound=msgspec.Struct)

ROOT = Path(__file__).resolve().parent.parent
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def language_folder(language: str) -> Path:
    """The folder of a language; KnowledgeError when Sijill does not know it."""
    folder = ROOT / "languages" / language
    if not folder.is_dir():
        known = ", ".join(languages())
        raise KnowledgeError(f"no language {language!r}", str(folder), f"known languages: {known}")
    return folder


def languages() -> list[str]:
    """Codes of the languages that Sijill reads."""
    return sorted(p.name for p in (ROOT / "languages").iterdir() if (p / "letters.yaml").is_file())


def load_yaml(path: Path, kind: type[T]) -> T:
    """The file's content as `kind`. Unknown keys and wrong types raise KnowledgeError that names file and key."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
        return msgspec.convert(data, kind)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"not valid YAML: {error}", str(path), "mend the line named") from None
    except msgspec.ValidationError as error:
        raise KnowledgeError(str(error), str(path), "see CONTRIBUTING.md for the keys of this file") from None


def load_tsv(path: Path, kind: type[Row]) -> list[Row]:
    """One `kind` a row. A field typed as a tuple takes a cell parted by "|"; an empty cell takes the field's default.

    Raises KnowledgeError that names the file and the line.
    """
    lines = path.read_text(encoding="utf-8").split("\n")
    header = lines[0].split("\t")
    fields = {f.encode_name: f for f in msgspec.structs.fields(kind)}
    if unknown := set(header) - set(fields):
        raise KnowledgeError(f"unknown column {sorted(unknown)[0]!r}", str(path), f"columns are {', '.join(fields)}")
    listed = {name for name, f in fields.items() if getattr(f.type, "__origin__", None) is tuple}
    rows: list[Row] = []
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) != len(header):
            raise KnowledgeError(f"{len(cells)} cells for {len(header)} columns", f"{path}:{number}", "part cells by one tab")
        values: dict[str, Any] = {
            name: [x for x in cell.split("|") if x] if name in listed else cell
            for name, cell in zip(header, cells, strict=True)
            if cell
        }
        try:
            rows.append(msgspec.convert(values, kind, strict=False))
        except msgspec.ValidationError as error:
            raise KnowledgeError(str(error), f"{path}:{number}", "mend the row") from None
    return rows
