"""The page of a document: its stored text, with what was set aside in grey and the words marked that tell of events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from sijill.api.shown import Span
from sijill.api.told import tell
from sijill.api.words import words
from sijill.records import Document, Event, EventMention
from sijill.store.paging import events_by_id, mentions_in, sentences_in
from sijill.web.page import Links, page, store_of

_LETTERS = 100_000


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A run of text that is shown in one way. `anchor` is where a sentence starts; `event` what the words tell of."""

    text: str
    aside: str = ""
    here: bool = False
    first_here: bool = False
    event: str = ""
    anchor: int | None = None


def document(request: Request) -> Response:
    """A document's text; `start` and `end` in the query point at a sentence."""
    store, spoken = store_of(request), words(Links(request).language)
    name: str = request.path_params["name"]
    found = None if "\0" in name else store.document(name)
    if found is None:
        raise HTTPException(404)
    mentions, here = mentions_in(store, name), _asked_span(request, len(found.text))
    events = events_by_id(store, [mention.id for mention in mentions])
    first = here[0] // _LETTERS * _LETTERS if here else 0
    window = (first, min(first + _LETTERS, len(found.text)))
    return page(
        request,
        "document.html",
        document=found,
        pieces=pieces(found, mentions, events, sentences_in(store, name), here, window),
        window=window,
        letters=_LETTERS,
        events=tell(store, events, spoken),
        set_aside=any(segment.kind != "body" for segment in found.segments),
    )


def pieces(
    document: Document,
    mentions: Sequence[EventMention],
    events: Sequence[Event],
    sentences: Sequence[Span],
    here: Span | None,
    window: Span,
) -> list[Piece]:
    """The text within the window, cut wherever the way in which it is shown changes."""
    event_of = {mention: event.id for event in events for mention in event.mentions}
    asides = _within(window, ((s.start, s.end, s.kind) for s in document.segments if s.kind != "body"))
    triggers = _within(window, ((m.trigger_start, m.trigger_end, event_of[m.id]) for m in mentions if m.id in event_of))
    starts = {start for start, _ in sentences}
    cuts = {*window, *starts, *(here or ()), *(at for a, b, _ in (*asides, *triggers) for at in (a, b))}
    places = sorted(at for at in cuts if window[0] <= at <= window[1])
    found: list[Piece] = []
    for start, end in pairwise(places):
        inside = here is not None and here[0] <= start < here[1]
        found.append(
            Piece(
                text=document.text[start:end],
                aside=_covering(asides, start),
                here=inside,
                first_here=here is not None and start == here[0],
                event=_covering(triggers, start),
                anchor=start if start in starts else None,
            )
        )
    return found


def _within(window: Span, spans: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    return [span for span in spans if span[0] < window[1] and span[1] > window[0]]


def _covering(spans: Sequence[tuple[int, int, str]], at: int) -> str:
    return next((value for start, end, value in spans if start <= at < end), "")


def _asked_span(request: Request, length: int) -> Span | None:
    """The span that the query names, if it lies in the text."""
    values = [request.query_params.get(name, "") for name in ("start", "end")]
    if not all(value.isascii() and value.isdigit() and len(value) < 10 for value in values):
        return None
    start, end = int(values[0]), int(values[1])
    return (start, min(end, length)) if start < min(end, length) else None
