"""What was judged wrong is on no page."""

from __future__ import annotations

import shutil
from pathlib import Path

from asking import Client

from sijill.run import relate
from sijill.store.store import Store
from sijill.web.app import create


def test_a_wrong_event_is_on_no_page(examples_store: Path, tmp_path: Path) -> None:
    with Store.open(shutil.copy(examples_store, tmp_path / "a.db")) as store:
        event = next(store.events(["EGY", "ETH"]))
        document = event.evidence[0].document
        pages = ["/relation/EGY/ETH", f"/document/{document}", f"/event/{event.id}"]
        client = Client(create(store))
        assert all(event.id in client.get(page).text for page in pages)
        store.judge("wrong", event.id, by="mona")
        relate(store)
        answers = [client.get(page) for page in pages]
        assert [answer.status_code for answer in answers] == [200, 200, 404]
        assert not any(event.id in answer.text for answer in answers[:2])
