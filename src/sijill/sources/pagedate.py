"""When a page was published: from what it says of itself, best first; none where that is not certain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import unquote, urlsplit

from sijill.knowledge.clean import month_numbers
from sijill.knowledge.letters import normalise
from sijill.sources.language import readable
from sijill.sources.pagemarks import contents_of

_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "pubdate",
    "publishdate",
    "publish_date", "publish-date", "published_time", "date.published", "dc.date.issued", "dcterms.issued", "dc.date",
    "dcterms.created", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_YEAR = r"((?:19|20)\d\d)"
_ISO = re.compile(r"(?<!\d)" + _YEAR + r"[-/.](\d\d?)[-/.](\d\d?)(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d\d?)[-/.](\d\d?)[-/.]" + _YEAR + r"(?!\d)")
_NAME = r"([^\d\W]+(?: [^\d\W]+)?)"  # of a month: one word or two
_WORDS = re.compile(r"(?<!\d)(\d\d?)\s+" + _NAME + r"\s*(?:[/-]\s*" + _NAME + r"\s*)?[,\u060c]?\s+" + _YEAR + r"(?!\d)")
_FOLDERS = "/" + _YEAR + r"/(?:[^/\d][^/]*/)?(\d\d?)/(\d\d?)(?:/|$)"
_PATH = re.compile(_FOLDERS + "|/" + _YEAR + r"-(\d\d)-(\d\d)(?=[-/.]|$)")
_MARKED = ("date", "time", "publish", "created", "posted")
_NOT_MARKED = (
    "modif", "update", "now", "today", "current", "related", "sidebar", "comment", "ticker", "header", "footer",
)  # fmt: skip
_NOT_TEXT = ("script", "style", "input", "a")
_LONGEST = 80


def page_date(tree: Any, marks: list[dict[str, Any]], address: str) -> tuple[str | None, str | None]:
    """The day of publication as YYYY-MM-DD and where it was read, or two Nones."""
    for where, values in _places(tree, marks, address):
        days = {day for value in values if (day := read_day(value))}
        if len(days) == 1:
            return days.pop(), where
        if days:  # the page contradicts itself: go on to what is more certain than a guess
            continue
    return None, None


def _places(tree: Any, marks: list[dict[str, Any]], address: str) -> Iterator[tuple[str, list[str]]]:
    for mark in marks:
        yield "json-ld", [str(mark.get("datePublished") or "")]
    for name in _META:
        yield f"meta {name}", contents_of(tree, name)
    path = _PATH.search(unquote(urlsplit_path(address)))
    yield "itemprop", [str(value) for value in tree.xpath("//*[@itemprop='datePublished']/@datetime")]
    yield "address", ["-".join(part for part in path.groups() if part)] if path else []
    yield "time", _times(tree)
    yield "element", list(_elements(tree))


def urlsplit_path(address: str) -> str:
    """The path of an address, "" when it is broken."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _times(tree: Any) -> list[str]:
    return [str(t.get("datetime")) for t in tree.xpath("//time[@datetime]") if not _names(t, _NOT_MARKED)]


def _elements(tree: Any) -> Iterator[str]:
    """Short texts of elements whose class or id speaks of a date."""
    for element in tree.xpath("//*[@class or @id][not(*)]"):
        if element.tag in _NOT_TEXT or not _names(element, _MARKED) or _names(element, _NOT_MARKED):
            continue
        text = " ".join((element.text or "").split())
        if 0 < len(text) <= _LONGEST:
            yield text


def _names(element: Any, words: tuple[str, ...]) -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}".lower()
    return any(word in named for word in words)


def read_day(value: str) -> str | None:
    """The one day that `value` names, as YYYY-MM-DD; None when it names none or is no day of the calendar."""
    for language in readable():
        plain = normalise(value, language)
        months = month_numbers(language)
        if found := _ISO.search(plain):
            return _day(found[1], found[2], found[3])
        if found := _WORDS.search(plain):
            names = [name for name in (found[2], found[3], (found[2] or "").split(" ")[0]) if name in months]
            if names:
                return _day(found[4], str(months[names[0]]), found[1])
        if (found := _DAY_FIRST.search(plain)) and int(found[2]) <= 12 < int(found[1]):
            return _day(found[3], found[2], found[1])
    return None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
