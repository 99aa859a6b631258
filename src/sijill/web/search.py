"""The search page, and the page by which a supervisor sees that the pages live."""

from __future__ import annotations

import msgspec
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sijill.api.shown import marked
from sijill.errors import UsageError
from sijill.store.questions import Hit
from sijill.store.words import query_words, searched_words, stripped_forms
from sijill.text.tokens import tokenise
from sijill.web.page import page, store_of

_MOST = 50
_LONGEST = 200


class Found(msgspec.Struct, frozen=True):
    """A sentence that a search found, with the words marked."""

    hit: Hit
    text: Markup


def search(request: Request) -> Response:
    """Sentences with all the words that are asked for."""
    query = request.query_params.get("q", "").strip()[:_LONGEST]
    asked = bool(query)
    try:
        hits = store_of(request).search(query, _MOST) if query else []
    except UsageError:
        hits, asked = [], False
    found = [Found(hit, _marked(hit, query)) for hit in hits]
    return page(request, "search.html", query=query, asked=asked, found=found, most=_MOST)


def health(request: Request) -> Response:
    """Whether the store answers."""
    return JSONResponse({"status": "ok", "generation": store_of(request).generation()})


def _marked(hit: Hit, query: str) -> Markup:
    """The sentence with the words marked that made the store find it."""
    wanted = {form for forms in query_words(query) for form in forms}
    spans = []
    for token in tokenise(hit.text):
        words = searched_words(token.norm)
        forms = {form for word in words for form in stripped_forms(word, "ar")}
        if wanted & (forms | set(words)):
            spans.append((token.start, token.end))
    return marked(hit.text, spans)
