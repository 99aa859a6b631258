"""Golden files: the whole output for the examples, so that every change of it is seen in the pull request.

    SIJILL_GOLDEN=write ./test tests/golden

writes them anew. Read the difference (`git diff tests/golden`) before you keep it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from sijill.export.export import LINES, write
from sijill.store.store import Store

HERE = Path(__file__).parent
REFRESH = "SIJILL_GOLDEN=write ./test tests/golden"
UNSTABLE = {"id", "link", "denies", "confirms", "replaces", "retrieved", "sha256"}  # ids, and what holds ids
LONG = {"documents": {"text"}, "claims": {"event"}, "agreements": {"events"}}


def _plain(line: dict[str, Any], leave: set[str]) -> str:
    """A line without what changes with each rule's id or stands in the articles anyway."""
    return json.dumps({key: value for key, value in line.items() if key not in leave}, ensure_ascii=False)


@pytest.mark.parametrize("what", sorted(LINES))
def test_the_whole_output_is_as_it_was(examples_store: Path, what: str) -> None:
    with Store.open(examples_store) as store:
        lines = [json.loads(line) for line in write(store, what, "jsonl")]
    leave = UNSTABLE - {"id"} if what == "documents" else UNSTABLE
    found = sorted(_plain(line, leave | LONG.get(what, set())) for line in lines)
    path = HERE / f"{what}.jsonl"
    if os.environ.get("SIJILL_GOLDEN") == "write":
        path.write_text("".join(f"{line}\n" for line in found), encoding="utf-8")
    wanted = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    gone, new = sorted(set(wanted) - set(found)), sorted(set(found) - set(wanted))
    told = "\n".join([f"- {line}" for line in gone] + [f"+ {line}" for line in new])
    assert found == wanted, f"{what}: {len(gone)} gone, {len(new)} new; if that is right: {REFRESH}\n{told}"
