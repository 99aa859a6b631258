"""Reads a page as a browser would and says what is wrong with it."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import unquote

_VOID = {"meta", "link", "input", "br", "img"}
_LOADING = {"src", "srcset", "poster", "data", "background", "action", "formaction"}


class Page(HTMLParser):
    """A page's elements, and its mistakes: tags that do not match, ids named twice, headings that skip a level."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.mistakes: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.mistakes += [f"not closed: {tag}" for tag in self._open]
        self._look()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.mistakes.append(f"closes what is not open: {tag} at {self.getpos()}")

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] not in ("style", "script"):
            self.text += data

    def values(self, attribute: str) -> list[str]:
        """All values of an attribute."""
        return [value for _, attrs in self.tags if (value := attrs.get(attribute)) is not None]

    def loads(self) -> list[str]:
        """What a browser would fetch to show the page."""
        found = [v for _, attrs in self.tags for name, v in attrs.items() if name in _LOADING and v]
        return found + [a["href"] or "" for tag, a in self.tags if tag == "link"]

    def _look(self) -> None:
        ids = self.values("id")
        self.mistakes += [f"id twice: {one}" for one in set(ids) if ids.count(one) > 1]
        places = [unquote(link[1:]) for link in self.values("href") if link.startswith("#")]
        self.mistakes += [f"link to nowhere: {one}" for one in places if one not in ids]
        labels = [one for value in self.values("aria-labelledby") for one in value.split()]
        self.mistakes += [f"label nowhere: {one}" for one in labels if one not in ids]
        levels = [int(tag[1]) for tag, _ in self.tags if tag in ("h1", "h2", "h3", "h4")]
        if levels.count(1) != 1:
            self.mistakes.append(f"{levels.count(1)} headings of the first level")
        self.mistakes += [f"h{a} then h{b}" for a, b in pairwise(levels) if b > a + 1]
        self.mistakes += [f"not wanted: {tag}" for tag, _ in self.tags if tag in ("script", "iframe", "object", "img")]
        handlers = [name for _, attrs in self.tags for name in attrs if name.startswith("on") or name == "style"]
        self.mistakes += [f"not wanted: {name}=" for name in handlers]
