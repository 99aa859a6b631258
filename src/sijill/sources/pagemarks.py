"""What a page says of itself in its marks: JSON-LD and meta elements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

_ARTICLE_KINDS = ("article", "posting", "report")
_MOST = 200


def linked_data(tree: Any) -> list[dict[str, Any]]:
    """The objects of the page's JSON-LD that describe an article, in order. Broken JSON-LD is passed over."""
    found: list[dict[str, Any]] = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            value = msgspec.json.decode((script.text or "").strip().rstrip(";"))
        except (msgspec.DecodeError, ValueError, RecursionError):
            continue
        found += [item for item in _objects(value) if _is_article(item)]
    return found


def _objects(value: object) -> list[dict[str, Any]]:
    """Objects in lists and in `@graph` and `mainEntity`, no deeper: what an article links to is not the article."""
    queue: list[object] = [value]
    found: list[dict[str, Any]] = []
    while queue and len(found) < _MOST:
        item = queue.pop(0)
        if isinstance(item, list):
            queue += item[:_MOST]
        elif isinstance(item, dict):
            found.append(item)
            queue += [item[key] for key in ("@graph", "mainEntity") if key in item]
    return found


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    names = [kinds] if isinstance(kinds, str) else kinds if isinstance(kinds, list) else []
    return any(isinstance(name, str) and name.lower().endswith(_ARTICLE_KINDS) for name in names)


def first_content(tree: Any, names: Sequence[str], last: bool = False) -> str | None:
    """The content of the first (or last) meta element with one of `names`, in the order of the names."""
    for name in names:
        contents = [text for text in contents_of(tree, name) if text.strip()]
        if contents:
            return contents[-1 if last else 0]
    return None


def contents_of(tree: Any, name: str) -> list[str]:
    """The contents of all meta elements whose property, name or itemprop is `name`, whatever the case."""
    wanted = name.lower()
    return [
        str(meta.get("content") or "")
        for meta in tree.xpath("//meta[@content]")
        if wanted in (str(meta.get(key) or "").lower() for key in ("property", "name", "itemprop"))
    ]
