"""The made-up register as stores."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from made_relation import fill

from sijill.store.store import Store


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A few events."""
    yield from _filled(tmp_path_factory.mktemp("small") / "a.db", 0)


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Enough events of one year to draw."""
    yield from _filled(tmp_path_factory.mktemp("large") / "a.db", 240)


def _filled(path: Path, many: int) -> Iterator[Store]:
    with Store.open(path, create=True) as store:
        fill(store, many)
        yield store
