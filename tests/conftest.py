"""What several folders of tests need: the store that is built of the example articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from sijill.run import build
from sijill.settings import Settings

ARTICLES = Path(__file__).parents[1] / "examples" / "articles"


@pytest.fixture(scope="session")
def examples_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store built of examples/articles."""
    place = tmp_path_factory.mktemp("examples") / "examples.db"
    result = build([str(ARTICLES)], Settings(store=str(place), processes=1))
    assert result.rejected == ()
    return place
