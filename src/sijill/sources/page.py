"""A page of the web as fetched: its title, main text, address, outlet and date."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sijill.errors import InputError
from sijill.records import Document
from sijill.sources.article import make_document, tidy
from sijill.sources.bounded import decode, read_bytes
from sijill.sources.pagedate import page_date
from sijill.sources.pagemarks import first_content, linked_data
from sijill.sources.rejected import Rejected, shown

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,30})", re.IGNORECASE)
_HEAD = 8192
_PARTING = " -|:–—»"


def read_page(path: Path, most: int) -> Document | Rejected:
    """The article of an .html file. The page itself is kept by its hash, in the metadata."""
    name = shown(path)
    try:
        data = read_bytes(path, most)
        return make_document({"id": shown(path.name), **page_fields(page_text(data)), "page_sha256": _hash(data)}, name)
    except InputError as error:
        return Rejected(name=name, reason=error.what, remedy=error.remedy)


def page_text(data: bytes) -> str:
    """The page's bytes as text: in UTF-8, else in the encoding that the page names."""
    try:
        return decode(data)
    except InputError:
        named = _CHARSET.search(data[:_HEAD])
        if b"\0" in data or not named:
            raise
        try:
            return data.decode(named[1].decode("ascii"))
        except (UnicodeDecodeError, LookupError):
            raise InputError(f"not in {named[1].decode('ascii')}, which it names", remedy="save it as UTF-8") from None


def page_fields(text: str) -> dict[str, Any]:
    """Title, text, url, source and published of a page; InputError when no main text is found."""
    import trafilatura  # here because it takes a second to load, and most runs have no page

    tree = trafilatura.load_html(tidy(text))
    if tree is None:
        raise InputError("not HTML", remedy="give the page as it was fetched")
    marks = linked_data(tree)
    fields = {"title": _title(tree, marks), "url": _address(tree), "source": _outlet(tree)}
    published, reason = page_date(tree, marks, fields["url"] or "")
    try:
        found = trafilatura.bare_extraction(
            tree, include_comments=False, include_tables=False, deduplicate=False, with_metadata=False
        )
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"broken HTML: {error}", remedy="fetch it again") from None
    main = str(getattr(found, "text", None) or "").strip()
    if not main:
        raise InputError("no main text found", remedy="give the article as .txt or .json")
    fields |= {"text": main, "published": published, "published_from": reason}
    return fields


def _title(tree: Any, marks: list[dict[str, Any]]) -> str:
    """The headline: of the structured data, else the heading that the page's title begins with, else that title."""
    for mark in marks:
        if isinstance(headline := mark.get("headline"), str) and headline.strip():
            return _plain(headline)
    named = _plain(first_content(tree, ("og:title", "twitter:title")) or _joined(tree.xpath("//title//text()")[:5]))
    headings = [_plain(_joined(h.itertext())) for h in tree.xpath("//h1")[:5]]
    best = [h for h in headings if h and (h in named or named in h)]
    if best:
        return best[0]
    outlet = _outlet(tree)
    bare = named.removesuffix(outlet).rstrip(_PARTING) if outlet else named
    return bare or next((h for h in headings if h), "")


def _address(tree: Any) -> str | None:
    links = [str(link).strip() for link in tree.xpath("//link[@rel='canonical']/@href")]
    links.append(first_content(tree, ("og:url",)) or "")
    return next((link for link in links if link.startswith(("http://", "https://"))), None)


def _outlet(tree: Any) -> str | None:
    """The site's name as it gives it, else the host of its address."""
    names = (first_content(tree, ("og:site_name",)), first_content(tree, ("og:site_name",), last=True))
    for name in names:
        if name and "://" not in name:
            return _plain(name)
    try:
        return urlsplit(_address(tree) or "").hostname
    except ValueError:
        return None


def _joined(parts: Any) -> str:
    return " ".join(str(part) for part in parts)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
