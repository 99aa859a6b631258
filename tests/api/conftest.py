"""The made-up register of the report's tests serves here too."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

from made_relation import fill

from sijill.store.store import Store

_spec = importlib.util.spec_from_file_location("store_conftest", Path(__file__).parents[1] / "store" / "conftest.py")
assert _spec is not None and _spec.loader is not None
_of_store = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_of_store)
postgres_server, postgres_url = _of_store.postgres_server, _of_store.postgres_url


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
