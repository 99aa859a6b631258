"""A document that an event of another dates is read again: its "Tuesday" and "yesterday" take that date too."""

from __future__ import annotations

import json
from pathlib import Path

from sijill.run import build
from sijill.settings import Settings
from sijill.store.store import Store

DATED = {
    "id": "b", "published": "2019-06-20",
    "text": "وصل الرئيس الكيني أوهورو كينياتا إلى القاهرة يوم الثلاثاء 18 يونيو 2019 في زيارة رسمية التقى خلالها الرئيس المصري عبد الفتاح السيسي.",
}  # fmt: skip
UNDATED = {
    "id": "a",
    "text": "وصل الرئيس الكيني أوهورو كينياتا إلى القاهرة مساء الثلاثاء في زيارة رسمية.\nووقعت مصر وكينيا اتفاقية في مارس 2019.\nوقصفت إسرائيل غزة الشهر الماضي.",
}  # fmt: skip


def test_relative_times_are_resolved_again(tmp_path: Path) -> None:
    source, store = tmp_path / "articles.jsonl", tmp_path / "a.db"
    source.write_text("\n".join(json.dumps(d, ensure_ascii=False) for d in (DATED, UNDATED)), encoding="utf-8")
    for processes in (1, 2):
        build([str(source)], Settings(store=str(store), processes=processes))
        with Store.open(store) as opened:
            published = {d.id: d.published for d in opened.documents()}
            dates = {e.event[0]: e.edtf for e in opened.events() if "a" in {x.document for x in e.evidence}}
        assert published == {"a": "2019-06-18/2019-06-24", "b": "2019-06-20"}
        assert dates == {"CONSULT": "2019-06-18", "SUPPORT": "2019-03", "ASSAULT": "2019-05"}
