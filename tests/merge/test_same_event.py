"""Which reports are one event, and which are two."""

from __future__ import annotations

import msgspec
import pytest
from made_reports import Case, sets

from sijill.records import Quantity

VISIT = "زار رئيس كينيا تنزانيا لبحث مشروع سكة الحديد بين الميناء والعاصمة"
AGAIN = "تأتي زيارة الرئيس الكيني إلى تنزانيا بعد أشهر من المشاورات حول سكة الحديد"
FREED = "أفرجت أوغندا عن 12 صيادا كينيا احتجزتهم قرب الجزيرة الصغيرة في البحيرة"
FREED_TOO = "قالت الشرطة إن أوغندا أفرجت مساء الاثنين عن 12 صيادا من كينيا كانوا قرب الجزيرة"
ACCUSED = "اتهمت رواندا أوغندا بإيواء معارضين مسلحين قرب الحدود المشتركة"


def _pair(first: dict[str, object], second: dict[str, object], texts: tuple[str, str] = (VISIT, AGAIN)) -> bool:
    """Whether two mentions, in two documents, are merged."""
    case = Case()
    case.document("a", texts[0])
    case.document("b", texts[1], published="2019-03-06")
    common = {"category": "CONSULT", "cameo": "042", "actor": ["KEN"], "recipient": ["TZA"], "edtf": "2019-03-04"}
    case.mention("a", 0, **(common | first))  # type: ignore[arg-type]
    case.mention("b", 0, **(common | second))  # type: ignore[arg-type]
    return len(case.merged().events) == 1


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({}, {}, True),
        ({}, {"edtf": "2019-03"}, True),
        ({}, {"edtf": "2019-03-20"}, False),
        ({}, {"edtf": ""}, False),
        ({}, {"recipient": ["UGA"]}, False),
        ({}, {"actor": ["TZA"], "recipient": ["KEN"]}, False),
        ({}, {"actor": ["KEN", "TZA"], "recipient": []}, True),
        ({}, {"cameo": "041", "mode": ("phone",)}, False),
        ({"actor": ["KEN=person:one"]}, {"actor": ["KEN=person:two"]}, False),
        ({"actor": ["KEN=person:one"]}, {"actor": ["KEN"]}, True),
        ({"status": "planned"}, {"status": "happened"}, True),
        ({"status": "planned", "edtf": "2019"}, {"status": "happened", "edtf": "2019"}, False),
        ({"status": "alleged"}, {"status": "denied"}, True),
        ({"status": "hypothetical"}, {"status": "happened"}, False),
        ({"status": "requested"}, {"status": "happened"}, False),
        ({"actor": ["KEN=person:one"]}, {"actor": ["KEN=person:one"], "edtf": "2019-03-06"}, True),
        ({"actor": ["KEN=person:one"]}, {"actor": ["KEN=person:one"], "edtf": "2019-03-09"}, False),
    ],
)
def test_visits_in_two_articles(first: dict[str, object], second: dict[str, object], same: bool) -> None:
    assert _pair(first, second) is same


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({}, {}, True),
        ({}, {"edtf": ""}, True),
        ({}, {"category": "CONCEDE", "cameo": "081"}, True),
        ({}, {"actor": ["KEN"], "recipient": ["UGA"]}, False),
        ({}, {"quantities": (Quantity(value=40.0, unit="صياد", text="40 صياد"),)}, False),
    ],
)
def test_releases_in_two_articles(first: dict[str, object], second: dict[str, object], same: bool) -> None:
    number = Quantity(value=12.0, unit="صيادا", text="12 صيادا")
    common: dict[str, object] = {"category": "RETREAT", "cameo": "0841", "actor": ["UGA"], "recipient": ["KEN"]}
    common["quantities"] = (number,)
    assert _pair(common | first, common | second, (FREED, FREED_TOO)) is same


def test_accusations_of_one_day_merge_only_when_they_say_the_same() -> None:
    common: dict[str, object] = {"category": "ACCUSE", "cameo": "112", "actor": ["RWA"], "recipient": ["UGA"]}
    again = "قالت رواندا في بيان إن أوغندا متهمة بإيواء معارضين مسلحين قرب الحدود"
    other = "اتهم وزير رواندي كمبالا بتعطيل شاحنات التجار وفرض رسوم جديدة"
    assert _pair(common, common, (ACCUSED, again))
    assert not _pair(common, common, (ACCUSED, other))
    assert not _pair(common, common | {"edtf": "2019-03-05"}, (ACCUSED, again))


def test_an_undated_mention_joins_the_event_that_stands_nearest() -> None:
    case = Case()
    filler = "ولم يصدر تعليق آخر في هذا الشأن"
    case.document("a", VISIT, AGAIN, filler, filler, filler, filler, "وكان رئيس كينيا قد زار تنزانيا قبل ذلك بسنوات")
    side: dict[str, object] = {"category": "CONSULT", "cameo": "042", "actor": ["KEN"], "recipient": ["TZA"]}
    first = case.mention("a", 0, edtf="2019-03-04", **side)  # type: ignore[arg-type]
    undated = case.mention("a", 1, **side)  # type: ignore[arg-type]
    earlier = case.mention("a", 6, edtf="2014", **side)  # type: ignore[arg-type]
    assert sets(case.merged()) == {frozenset({first, undated}), frozenset({earlier})}


def test_copies_tell_one_event_whatever_they_make_of_yesterday() -> None:
    case = Case()
    case.document("a", VISIT, AGAIN, published="2019-03-05")
    case.document("b", VISIT, AGAIN, published="2019-03-06")
    for name, day in (("a", "2019-03-04"), ("b", "2019-03-05")):
        case.mention(name, 0, "CONSULT", "042", ["KEN"], ["TZA"], day)
    merged = case.merged()
    assert merged.copies == {"b": "a"}
    (event,) = merged.events
    assert (event.support.documents, event.support.independent) == (2, 1)
    assert [d.field for d in event.disputed] == ["date"]
    assert {v.value: v.evidence for v in event.disputed[0].values} == {"2019-03-04": ("a",), "2019-03-05": ("b",)}


def test_one_untold_side_needs_the_same_day_and_words() -> None:
    common: dict[str, object] = {"category": "REJECT", "cameo": "120", "actor": ["TZA"], "recipient": ["KEN"]}
    first = "رفضت تنزانيا طلب كينيا خفض رسوم عبور الشاحنات في الميناء الجديد"
    second = "وقد رفضت تنزانيا خفض رسوم عبور الشاحنات في الميناء"
    lone = common | {"recipient": []}
    assert _pair(common, lone, (first, second))
    assert not _pair(common, lone | {"edtf": ""}, (first, second))
    assert not _pair(common, lone, (first, "رفضت تنزانيا المشاركة"))


def test_a_date_worked_out_from_the_report_is_no_evidence_and_yields_to_a_date_told() -> None:
    worked_out: dict[str, object] = {"edtf": "2019-03-04/2019-03-05", "date_basis": "news of the day before"}
    other = "توجه الرئيس إلى الجزيرة في مهمة لم تعرف أسبابها"
    assert not _pair(worked_out, worked_out, (VISIT, other))
    case = Case()
    case.document("a", VISIT, AGAIN)
    side: dict[str, object] = {"category": "CONSULT", "cameo": "042", "actor": ["KEN"], "recipient": ["TZA"]}
    case.mention("a", 0, **(side | worked_out))  # type: ignore[arg-type]
    case.mention("a", 1, edtf="2019-02-25", **side)  # type: ignore[arg-type]
    (event,) = case.merged().events
    assert (event.edtf, event.disputed) == ("2019-02-25", ())


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (["KEN", "TZA", "UGA"], ["TZA", "UGA"], True),
        (["KEN", "TZA", "UGA"], ["UGA", "RWA"], False),
        (["KEN=person:one", "UGA"], ["KEN=person:two", "UGA"], False),
    ],
)
def test_talks_of_which_one_report_names_a_party_more(first: list[str], second: list[str], same: bool) -> None:
    talks: dict[str, object] = {"cameo": "046", "recipient": []}
    texts = (
        "انتهت جولة المفاوضات حول مياه البحيرة في ممباسا من دون نتيجة",
        "أعلن أن الجولة الأخيرة من المفاوضات انتهت في ممباسا أمس من دون نتيجة",
    )
    assert _pair(talks | {"actor": first}, talks | {"actor": second}, texts) is same


def test_the_government_and_the_president_condemn_apart() -> None:
    common: dict[str, object] = {"category": "ACCUSE", "cameo": "111", "recipient": []}
    texts = (
        "أدانت حكومة البلاد الهجوم الذي استهدف قرية الصيادين قرب البحيرة",
        "أدان الرئيس في برقية الهجوم على قرية الصيادين قرب البحيرة",
    )
    case = Case()
    for name, text, who in zip("ab", texts, ("KEN", "KEN=person:one"), strict=True):
        case.document(name, text)
        case.mention(name, 0, actor=[who], edtf="2019-03-04", **common)  # type: ignore[arg-type]
    cabinet = msgspec.structs.replace(case.mentions[0].actor[0], entity_text="الحكومة", identifier_id=None)
    head = msgspec.structs.replace(case.mentions[1].actor[0], entity_text="الرئيس فلان")
    case.mentions = [
        msgspec.structs.replace(case.mentions[0], actor=(cabinet,)),
        msgspec.structs.replace(case.mentions[1], actor=(head,)),
    ]
    assert len(case.merged().events) == 2


def test_one_report_between_two_groups_of_raids_does_not_join_them() -> None:
    case = Case()
    north = "قصفت رواندا مخازن الوقود والذخيرة شمال المدينة الكبيرة فجر الاثنين وسقط جرحى"
    south = "قصفت رواندا معسكر التدريب جنوب الميناء القديم مساء الاثنين ولم يسقط أحد"
    between = "قصفت رواندا مخازن الوقود شمال المدينة ومعسكر التدريب جنوب الميناء الاثنين"
    told = [north, f"{north} بينهم طفل", f"{north} بحسب السكان", between, south, f"{south} بحسب الشرطة"]
    for number, text in enumerate(told):
        case.document(f"d{number}", f"{text} رقم {number}", source=f"outlet-{number}")
        case.mention(f"d{number}", 0, "ASSAULT", "195", ["RWA"], ["UGA"], "2019-03-04", "قصفت")
    events = case.merged().events
    ids = [next(e.id for e in events if any(m.startswith(f"d{n}-") for m in e.mentions)) for n in range(6)]
    assert ids[0] == ids[1] == ids[2]
    assert ids[4] == ids[5] != ids[0]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({"category": "ASSAULT", "cameo": "190", "rule": "events.assault.fire-missiles"}, {}, True),
        ({"category": "ASSAULT", "cameo": "190", "rule": "events.assault.fire-missiles"}, {"edtf": "2019-03-03", "date_basis": "dates.weekday"}, False),
        ({"category": "ASSAULT", "cameo": "190", "rule": "events.assault.seize-land"}, {"rule": "events.assault.attack"}, False),
        ({"category": "ACCUSE", "cameo": "111"}, {}, True),
        ({"category": "ACCUSE", "cameo": "111", "actor": ["KEN=office:minister"]}, {"actor": ["KEN=office:other"]}, False),
        ({"category": "ACCUSE", "cameo": "111", "date_basis": "dates.day"}, {"edtf": "2018-09/2019-03~", "date_basis": "dates.ago"}, False),
    ],
)
def test_what_an_article_tells_apart(first: dict[str, object], second: dict[str, object], same: bool) -> None:
    case = Case()
    texts = ("أطلق المسلحون عشرات الصواريخ على محطة القطار جنوب المدينة", "وأطلق المسلحون صواريخ على محطة القطار جنوب المدينة مساء")
    case.document("a", *texts)
    common: dict[str, object] = {"actor": ["KEN"], "recipient": ["TZA"], "edtf": "2019-03-04", "date_basis": "the day told before in the report"}
    case.mention("a", 0, **(common | first))  # type: ignore[arg-type]
    case.mention("a", 1, **(common | first | second))  # type: ignore[arg-type]
    assert (len(case.merged().events) == 1) is same


def test_two_of_one_state_who_condole() -> None:
    case = Case()
    case.document("a", "أعرب وزير الخارجية الكيني عن إدانته للتفجير", "وأعرب محافظ البنك المركزي عن إدانته للتفجير")
    common: dict[str, object] = {"category": "ACCUSE", "cameo": "111", "recipient": ["TZA"], "edtf": "2019-03-04"}
    for sentence, words in enumerate(("وزير الخارجية الكيني", "محافظ البنك المركزي")):
        case.mention("a", sentence, **common, actor=["KEN"])  # type: ignore[arg-type]
        told = msgspec.structs.replace(case.mentions[-1].actor[0], entity_text=words)
        case.mentions[-1] = msgspec.structs.replace(case.mentions[-1], actor=(told,))
    assert len(case.merged().events) == 2
