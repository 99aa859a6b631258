"""Asks the pages without a server."""

from __future__ import annotations

from typing import Any

import anyio
import httpx
from starlette.applications import Starlette


class Client:
    """Asks an application as a browser would."""

    def __init__(self, app: Starlette) -> None:
        self._app = app

    def get(self, address: str, **options: Any) -> httpx.Response:
        """Get a page, with options of httpx."""
        return self.request("GET", address, **options)

    def request(self, method: str, address: str, follow_redirects: bool = True, **options: Any) -> httpx.Response:
        """Ask for a page in some other way."""

        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self._app)
            async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
                return await client.request(method, address, follow_redirects=follow_redirects, **options)

        return anyio.run(ask)
