"""The made-up register of the report's tests serves here too."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

from made_relation import fill

from sijill.store.store import Store


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A few events."""
    yield from _filled(tmp_path_factory.mktemp("small") / "a.db", 0)


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """More events than stand on a page."""
    yield from _filled(tmp_path_factory.mktemp("large") / "a.db", 240)


def _filled(path: Path, many: int) -> Iterator[Store]:
    with Store.open(path, create=True) as store:
        fill(store, many)
        yield store
