"""The pages of a store: its relations, a relation's timeline, an event, a document, search."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from sijill.api.pages import STATIC
from sijill.store.store import Store
from sijill.web.document import document
from sijill.web.guard import Guard
from sijill.web.page import error_page
from sijill.web.relation import StatePairs, event, find_relation, home, relation
from sijill.web.search import health, search


def create(store: Store) -> Starlette:
    """The pages of this store as an ASGI application. They only read."""
    app = Starlette(
        routes=[
            Route("/", home),
            Route("/relation", find_relation),
            Route("/relation/{first}/{second}", relation),
            Route("/event/{name:path}", event),
            Route("/document/{name:path}", document),
            Route("/search", search),
            Route("/health", health),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=[Middleware(Guard)],
        exception_handlers={HTTPException: _refused},
    )
    app.state.store = store
    app.state.pairs = StatePairs(store)
    return app


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = error.headers if isinstance(error, HTTPException) else None
    return error_page(request, status, headers)
