"""Makes a Document of an article's parts, or says why it cannot be one."""

from __future__ import annotations

import hashlib
from typing import Any

from sijill.records import Document
from sijill.sources.edtf import read_edtf
from sijill.sources.language import known_language, readable
from sijill.sources.rejected import Rejected

_KEYS = ("title", "url", "source", "published", "language", "retrieved")
_NO_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def make_document(fields: dict[str, Any], name: str) -> Document | Rejected:
    """The document of `fields` (the keys of the contract's `.json`; others become its metadata)."""
    fields = {key: tidy(value) if isinstance(value, str) else value for key, value in fields.items()}
    if fault := _fault(fields, name):
        return fault
    given = {key: fields[key] for key in _KEYS if isinstance(fields.get(key), str) and fields[key].strip()}
    title = given.get("title", "")
    text = f"{title}\n\n{fields['text']}" if title else fields["text"]
    language = known_language(text, given.get("language"))
    if language is None:
        return Rejected(name=name, reason="in no known language", remedy=f"languages known: {', '.join(readable())}")
    published = read_edtf(given.get("published", ""))
    retrieved = read_edtf(given.get("retrieved", ""))
    unread = {key for key, value in (("published", published), ("retrieved", retrieved)) if not value}
    return Document(
        id=fields["id"],
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        title=title,
        url=given.get("url"),
        source=given.get("source"),
        language=language,
        published=published,
        published_by=("given",) if published else (),
        retrieved=given["retrieved"].strip() if retrieved else None,
        metadata=_metadata(fields, {"id", "text", *given} - unread),
    )


def tidy(text: str) -> str:
    """`text` with line ends made \\n, without byte order mark, without code points that no encoding can hold."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else text.translate(_NO_SURROGATES)


def _fault(fields: dict[str, Any], name: str) -> Rejected | None:
    for key in ("id", "text"):
        value, remedy = fields.get(key), f"give it {key}, a string, or leave it out"
        if value is None:
            return Rejected(name=name, reason=f"{key} is missing", remedy=remedy)
        if not isinstance(value, str):
            return Rejected(name=name, reason=f"{key} is {_kind(value)}, not a string", remedy=remedy)
        if not value.strip():
            return Rejected(name=name, reason="empty" if key == "text" else "id is empty", remedy=remedy)
    if any("\0" in value for key in ("id", "text", *_KEYS) if isinstance(value := fields.get(key), str)):
        return Rejected(name=name, reason="not text: holds NUL", remedy="give text, not binary data")
    return None


def _kind(value: object) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return kinds.get(type(value), "no text")


def _metadata(fields: dict[str, Any], used: set[str]) -> dict[str, Any]:
    """Unknown keys, and values that could not be used where they stood: nothing given is lost."""
    return {key: value for key, value in fields.items() if key not in used and value not in (None, "")}
