"""claims, disputes, sources and trace over the example articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from running import Run


def _lines(run: Run, *arguments: str | Path) -> list[dict[str, Any]]:
    code, out, _ = run(*arguments, "--json")
    assert code == 0
    return [json.loads(line) for line in out.splitlines()]


def test_claims_stand_with_their_answers(run: Run, examples_store: Path) -> None:
    found = _lines(run, "claims", "مصر", "Ethiopia", "--answered", "--store", examples_store)
    asserted = [one for one in found if one["stance"] == "asserts" and one["speaker"]["code"] == "EGY"]
    assert {"02-talks-in-addis", "06-washington-round"} <= {one["evidence"][0]["document"] for one in asserted}
    for one in asserted:
        assert [(a["stance"], a["speaker"]["code"], a["scope"]) for a in one["answers"]] == [("denies", "ETH", "act")]
    _, out, _ = run("claims", "EGY", "ETH", "--answered", "--store", examples_store)
    assert "denied (the act) by الحكومة الإثيوبية (ETH:GOV), in the same sentence" in out


def test_a_copied_claim_is_one_claim(run: Run, examples_store: Path) -> None:
    found = _lines(run, "claims", "EGY", "ETH", "--since", "2015", "--until", "2015-12", "--store", examples_store)
    copied = [one for one in found if len(one["evidence"]) > 1]
    assert copied and all([e["copy_of"] for e in one["evidence"]] == [None, "03-khartoum-declaration"] for one in copied)
    assert "[03-khartoum-declaration +1 copy]" in run("claims", "EGY", "ETH", "--store", examples_store)[1]


def test_claims_are_chosen(run: Run, examples_store: Path) -> None:
    everything = _lines(run, "claims", "ETH", "--store", examples_store)
    assert len(everything) > len(_lines(run, "claims", "ETH", "EGY", "--store", examples_store)) > 4
    assert _lines(run, "claims", "ETH", "--limit", "3", "--store", examples_store) == everything[:3]
    assert run("claims", "BOL", "PER", "--store", examples_store) == (0, "", "no such claim in the store\n")
    assert run("claims", "Egpyt", "--store", examples_store)[0] == 2


def test_disputes(run: Run, tmp_path: Path) -> None:
    from made_relation import fill
    from sijill.store.store import Store

    with Store.open(tmp_path / "a.db", create=True) as store:
        fill(store)
    charge, visit = _lines(run, "disputes", "EGY", "JOR", "--store", tmp_path / "a.db")
    assert [(v["stance"], v["speaker"]["code"]) for v in charge["voices"]] == [("accuses", "JOR"), ("denies", "EGY")]
    (dates,) = visit["fields"]
    assert [(v["value"], [t["document"] for t in v["told_by"]]) for v in dates["values"]] == [
        ("2024-06-18", ["copy-3", "news-1"]), ("2024-06-20", ["other/2 ?"]),
    ]  # fmt: skip
    _, out, _ = run("disputes", "EGY", "JOR", "--store", tmp_path / "a.db")
    assert "    2024-06-18  صحيفة السهل [copy-3, copy], وكالة الوادي [news-1]\n" in out
    assert run("disputes", "BOL", "--store", tmp_path / "a.db")[2] == "no such dispute in the store\n"


def test_sources(run: Run, examples_store: Path) -> None:
    found = _lines(run, "sources", "--store", examples_store)
    outlets = {one["source"]: (one["reports"], one["independent"]) for one in found if one["kind"] == "outlet"}
    assert sum(reports for reports, _ in outlets.values()) == 12
    assert sum(independent for _, independent in outlets.values()) == 11
    pair = _lines(run, "sources", "EGY", "ETH", "--store", examples_store)
    names = [set(one["names"]) for one in pair if one["kind"] == "speaker" and one["speaker"]["code"] == "EGY"]
    assert {"مصر", "القاهرة"} <= names[0], "a state and its capital are one speaker"
    assert "not copies" in run("sources", "--store", examples_store)[1]
    assert run("sources", "BOL", "PER", "--store", examples_store) == (0, "", "no such source in the store\n")


@pytest.mark.parametrize(
    ("claim", "earliest", "answers"),
    [
        ("السودان يتهم إثيوبيا بإغلاق بوابات السد", "08-first-filling", [("denies", "ETH")]),
        ("القاهرة: السد سيقلص حصة مصر من المياه", "02-talks-in-addis", [("denies", "ETH")]),
        ("مصر: المفاوضات وصلت إلى طريق مسدود", "06-washington-round", [("denies", "ETH")]),
        ("وقعت مصر وإثيوبيا والسودان إعلان مبادئ", "03-khartoum-declaration", []),
    ],
)
def test_trace(run: Run, examples_store: Path, claim: str, earliest: str, answers: list[tuple[str, str]]) -> None:
    found = _lines(run, "trace", claim, "--store", examples_store)
    reports = [one for one in found if one["kind"] == "report"]
    assert reports[0]["evidence"]["document"] == earliest
    days = [one["evidence"]["published"] or "9999" for one in reports]
    assert days == sorted(days)
    assert [(a["stance"], a["speaker"]["code"]) for a in found if a["kind"] == "answer"] == answers


def test_a_trace_marks_copies(run: Run, examples_store: Path) -> None:
    _, out, _ = run("trace", "وقعت مصر وإثيوبيا والسودان إعلان مبادئ", "--store", examples_store)
    first, *later = out.splitlines()
    assert first.startswith("earliest  2015-03-24  وكالة النيل للأنباء")
    assert any("copy of 03-khartoum-declaration" in line for line in later)
    assert later[-1] == "no answer to it in the store"


def test_a_visit_of_somebody_else_is_no_report(run: Run, examples_store: Path) -> None:
    found = _lines(run, "trace", "زار سامح شكري أديس أبابا", "--store", examples_store)
    assert [(one["evidence"]["document"], one["event"]["edtf"]) for one in found] == [("05-abiy-in-cairo", "2017-12-26")]
    inflected = _lines(run, "trace", "سامح شكري يزور أديس أبابا في ديسمبر 2017", "--store", examples_store)
    assert [one["evidence"] for one in inflected] == [one["evidence"] for one in found], "the act is told by another form of its word"
    assert run("trace", "زار سامح شكري أديس أبابا في مايو 2016", "--store", examples_store)[1] == ""
    assert run("trace", "زار سيرغي لافروف أديس أبابا", "--store", examples_store)[1] == ""


RAIDS = {
    "raid": ("2019-05-02", "أغارت المدفعية الأوغندية على قواعد للمتمردين الأوغنديين فجر الأربعاء."),
    "answer": ("2019-05-03", "وهاجم المتمردون الأوغنديون الجيش الأوغندي يوم الخميس."),
    "other": ("2019-05-01", "قصفت المدفعية الكينية بلدة في الصومال يوم الثلاثاء."),
}


def test_an_act_told_in_other_words_is_a_report_of_it(run: Run, tmp_path: Path) -> None:
    for name, (day, text) in RAIDS.items():
        article = {"id": name, "text": text, "published": day}
        (tmp_path / f"{name}.json").write_text(json.dumps(article, ensure_ascii=False), encoding="utf-8")
    store = tmp_path / "raids.db"
    assert run("build", *(tmp_path / f"{name}.json" for name in RAIDS), "--store", store, "--processes", 1)[0] == 0

    def told(claim: str) -> list[str]:
        return [one["evidence"]["document"] for one in _lines(run, "trace", claim, "--store", store)]

    assert told("قصف الجيش الأوغندي المتمردين الأوغنديين") == ["raid"]
    assert told("قصف الجيش الأوغندي مستشفى وجامعة ومطارا للمتمردين الأوغنديين") == []


def test_what_is_not_told_has_no_trace(run: Run, examples_store: Path) -> None:
    nothing = (0, "", "no report of it in the store\n")
    assert run("trace", "اتهمت بوليفيا بيرو بسرقة بذور البطاطا", "--store", examples_store) == nothing
    assert run("trace", "مصر", "--store", examples_store)[0] == 2
