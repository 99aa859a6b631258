"""Pages of relations and events."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sijill.api.charts import over_time
from sijill.api.parties import code_name
from sijill.api.told import grouped, tell
from sijill.api.words import words
from sijill.errors import UsageError
from sijill.knowledge.world import country_code, country_name
from sijill.records import Event
from sijill.store.paging import UNDATED, Choice, Facets, Pair, events_by_id, events_page, facets, number_of, pairs
from sijill.store.store import Store
from sijill.web.page import Links, page, store_of

ON_A_PAGE = 100
_PAIRS = 100
_REPORTS = 2
_COUNTED = ("documents", "sentences", "events", "agreements", "claims", "statements")


class StatePairs:
    """Pairs of states with their events, asked anew only when the store has changed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: tuple[int, list[Pair]] | None = None

    def all(self) -> list[Pair]:
        """The pairs, most events first."""
        known, generation = self._known, self._store.generation()
        if known is not None and known[0] == generation:
            return known[1]
        finished = self._store.corpus_is_current()
        found = [pair for pair in pairs(self._store) if _is_state(pair.first) and _is_state(pair.second)]
        self._known = (generation, found) if finished else None
        return found


def home(request: Request) -> Response:
    """What the store holds: its relations, most events first."""
    store = store_of(request)
    remembered: StatePairs = request.app.state.pairs
    found = remembered.all()
    spoken = words(Links(request).language)
    states = sorted({code_name(code, spoken) for pair in found for code in (pair.first, pair.second)})
    counts = store.counts()
    return page(
        request,
        "home.html",
        pairs=found[:_PAIRS],
        all_pairs=len(found),
        states=states,
        counts=[(name, counts.get(name, 0)) for name in _COUNTED],
        finished=store.corpus_is_current(),
    )


def find_relation(request: Request) -> Response:
    """From the names of two states to their relation."""
    codes = [_code(request.query_params.get(name, "")) for name in ("first", "second")]
    return RedirectResponse(Links(request).relation(*codes), 303)


def relation(request: Request) -> Response:
    """The timeline of two states, by pages, filtered by category, status and year."""
    given = (request.path_params["first"], request.path_params["second"])
    codes = (_code(given[0]), _code(given[1]))
    if codes != given:
        return RedirectResponse(Links(request).relation(*codes), 307)
    store = store_of(request)
    spoken, known = words(Links(request).language), facets(store, codes)
    choice = _choice(request, codes, known)
    number = number_of(store, choice)
    pages = max(1, -(-number // ON_A_PAGE))
    at = min(_number(request, "page"), pages)
    events = events_page(store, choice, (at - 1) * ON_A_PAGE, ON_A_PAGE)
    points = store.relation_points(*codes)
    return page(
        request,
        "relation.html",
        codes=codes,
        choice=choice,
        facets=known,
        undated=UNDATED,
        number=number,
        at=at,
        pages=pages,
        on_a_page=ON_A_PAGE,
        most=_REPORTS,
        groups=grouped(tell(store, events, spoken), spoken),
        points=points,
        chart=over_time(points, spoken.direction == "rtl", "RUS" in codes),
    )


def event(request: Request) -> Response:
    """An event with the sentences of all reports, who says so, what differs, and related events."""
    store, spoken = store_of(request), words(Links(request).language)
    found = store.event(_id(request))
    if found is None:
        raise HTTPException(404)
    documents = store.documents_by_id(report.document for report in found.evidence)
    claims = store.claims_about([found.id])
    sources = store.documents_by_id(claim.document for claim in claims)
    related = [other for other in events_by_id(store, found.link) if other.id != found.id]
    return page(
        request,
        "event.html",
        told=tell(store, [found], spoken, documents)[0],
        claims=[claim for claim in claims if claim.document in sources and not sources[claim.document].copy_of],
        sources=sources,
        related=tell(store, related, spoken),
        states=_states(found),
    )


def _states(event: Event) -> list[str]:
    """The states that take part, at most two."""
    codes = dict.fromkeys(actor.code for actor in (*event.actor, *event.recipient))
    return [code for code in codes if _is_state(code)][:2]


def _choice(request: Request, codes: tuple[str, str], known: Facets) -> Choice:
    """The filter that is asked for; values that no event has are left out."""
    asked = request.query_params
    values = {"category": known.categories, "status": known.statuses, "year": known.years}
    return Choice(codes, **{name: v for name, of in values.items() if (v := asked.get(name, "")) in of})


def _is_state(code: str) -> bool:
    return country_name(code) != code


def _code(name: str) -> str:
    try:
        return country_code(name)
    except UsageError:
        raise HTTPException(404) from None


def _id(request: Request) -> str:
    name: str = request.path_params["name"]
    if "\0" in name:
        raise HTTPException(404)
    return name


def _number(request: Request, name: str) -> int:
    """A number of the query, 1 where it is none."""
    text = request.query_params.get(name, "")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 10 else 1
