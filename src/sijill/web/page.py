"""How a page is made: its language, its links, and pages for errors."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse

from sijill.api.pages import render
from sijill.api.shown import in_path
from sijill.api.words import DEFAULT, languages, words
from sijill.store.store import Store

_TEMPLATES = Path(__file__).parent / "templates"
_ERRORS = {404: "not_found", 500: "failed"}


class Links:
    """Addresses of pages, in the language that is read."""

    pages = True

    def __init__(self, request: Request) -> None:
        self.language = language_of(request)
        self._request = request

    def to(self, path: str, mark: str = "", **asked: object) -> str:
        """The address of a path with a query; values that are empty are left out."""
        values = {name: value for name, value in asked.items() if value not in (None, "")}
        if self.language != DEFAULT:
            values["lang"] = self.language
        return path + (f"?{urlencode(values, errors='replace')}" if values else "") + (f"#{mark}" if mark else "")

    def event(self, name: str) -> str:
        """An event's page."""
        return self.to(f"/event/{in_path(name)}")

    def document(self, name: str, start: int, end: int) -> str:
        """A document's page, opened at a sentence."""
        return self.to(f"/document/{in_path(name)}", "here", start=start, end=end)

    def relation(self, first: str, second: str, **asked: object) -> str:
        """A relation's page."""
        return self.to(f"/relation/{in_path(first)}/{in_path(second)}", "", **asked)

    def in_language(self, language: str) -> str:
        """This page in another language."""
        asked = [(name, value) for name, value in self._request.query_params.multi_items() if name != "lang"]
        asked += [("lang", language)] if language != DEFAULT else []
        path = "/" + in_path(self._request.scope["path"]).replace("%2F", "/").lstrip("/")
        return path + (f"?{urlencode(asked, errors='replace')}" if asked else "")


def language_of(request: Request) -> str:
    """The language that is asked for, if there are words in it."""
    asked = request.query_params.get("lang", DEFAULT)
    return asked if asked in languages() else DEFAULT


def store_of(request: Request) -> Store:
    """The store that the pages show."""
    store: Store = request.app.state.store
    return store


def page(
    request: Request, template: str, status: int = 200, headers: Mapping[str, str] | None = None, **values: Any
) -> HTMLResponse:
    """A template as an answer."""
    links = Links(request)
    others = [words(language) for language in languages() if language != links.language]
    made = render(_TEMPLATES, template, links.language, links=links, others=others, **values)
    return HTMLResponse(made, status, headers)


def error_page(request: Request, status: int, headers: Mapping[str, str] | None = None) -> HTMLResponse:
    """The page that says what is wrong, and nothing of the program's inside."""
    what = _ERRORS.get(status, "wrong_use")
    return page(request, "error.html", status, headers, what=what)
