"""What a merged event says: date, sides, standing, speakers, support, disputes, evidence; its claims and agreements."""

from __future__ import annotations

import msgspec
import pytest
from made_reports import Case

from sijill.records import Place, Quantity

VISIT = "زار وزير الري في أوغندا رواندا لبحث مياه البحيرة"
GULU = Place(extracted_place="غولو", resolved_place="Gulu", country_code="UGA", lat=2.8, lon=32.3)
SIGNED = "وقعت كينيا وتنزانيا معاهدة الملاحة البحرية المشتركة في ممباسا"


def _visit(*days: str, **fields: object) -> Case:
    case = Case()
    for number, day in enumerate(days):
        name = f"d{number}"
        case.document(name, f"{VISIT} وقالت الصحيفة رقم {number} إن الوفد كبير", published=f"2020-06-{10 + number}")
        case.mention(name, 0, "CONSULT", "042", ["UGA"], ["RWA"], day, "زار", **fields)
    return case


def test_the_date_is_the_narrowest_and_of_these_the_commonest() -> None:
    (event,) = _visit("2020-06", "2020-06-09", "2020-06-09").merged().events
    assert (event.edtf, event.date, event.enddate) == ("2020-06-09", "2020-06-09", "2020-06-09")
    assert event.id == event.mentions[0] == "d0-0-0"
    assert event.disputed == ()


def test_an_open_end_has_no_last_day() -> None:
    (event,) = _visit("2020-06-09/..").merged().events
    assert (event.date, event.enddate) == ("2020-06-09", None)


def test_evidence_is_the_whole_sentence_of_every_report() -> None:
    case = _visit("2020-06-09", "2020-06-09")
    (event,) = case.merged().events
    texts = {d.id: d.text for d in case.documents}
    assert [e.document for e in event.evidence] == ["d0", "d1"]
    assert all(e.text == texts[e.document][e.start : e.end] for e in event.evidence)
    assert (event.support.documents, event.support.outlets) == (2, 2)


def test_sides_take_what_the_best_report_knows() -> None:
    case = Case()
    case.document("a", VISIT)
    case.document("b", "وصل إلى رواندا وزير الري الأوغندي", published="2019-03-06")
    case.mention("a", 0, "CONSULT", "042", ["UGA"], ["RWA"], "2019-03-05")
    case.mention("b", 0, "CONSULT", "042", ["UGA=person:minister"], ["RWA"], "2019-03-05")
    (event,) = case.merged().events
    assert event.actor[0].identifier_id == "person:minister"


def test_what_one_tells_and_another_denies_is_disputed() -> None:
    case = Case()
    case.document("a", VISIT)
    case.document("b", "نفت رواندا أن يكون وزير الري الأوغندي زار كيغالي", published="2019-03-06")
    told = case.mention("a", 0, "CONSULT", "042", ["UGA"], ["RWA"], "2019-03-05")
    denied = case.mention("b", 0, "CONSULT", "042", ["UGA"], ["RWA"], "2019-03-05", status="denied")
    (event,) = case.merged().events
    assert event.status == "happened"
    assert [(d.field, [v.value for v in d.values]) for d in event.disputed] == [("status", ["denied", "happened"])]
    asserted, answer = case.claim(told, "UGA"), case.claim(denied, "RWA", "denies")
    merged = case.merged()
    assert merged.events[0].status == "alleged"
    assert [a.speaker.code for a in merged.events[0].attribution] == ["UGA", "RWA"]
    claims = {c.id: c for c in merged.claims}
    assert claims[answer].denies == (asserted,)
    assert {c.event for c in merged.claims} == {event.id}


STRIKE = "قصف طيران {} سوق مدينة غولو فقتل 40 مدنيا بينهم تسعة أطفال وأصيب عشرات"


def _strike(case: Case, name: str, actor: str, status: str, **fields: object) -> None:
    case.document(name, STRIKE.format(name), published="2020-06-09")
    facts = {"status": status, "place": GULU} | fields
    case.mention(name, 0, "ASSAULT", "195", [actor], ["UGA"], facts.pop("edtf", "2020-06-08"), "قصف", **facts)


def test_reports_that_blame_others_for_one_blow_are_one_event_that_is_disputed() -> None:
    case = Case()
    _strike(case, "a", "KEN", "alleged")
    _strike(case, "b", "TZA", "alleged")
    (event,) = case.merged().events
    (who,) = event.disputed
    assert (who.field, [(v.value, v.evidence) for v in who.values]) == ("actor", [("KEN", ("a",)), ("TZA", ("b",))])
    assert event.status == "alleged"


@pytest.mark.parametrize(
    "other",
    [
        {"status": "happened"},
        {"edtf": "2020-06-12"},
        {"place": Place(extracted_place="ليرا", resolved_place="Lira", country_code="UGA", lat=2.2, lon=32.9)},
    ],
)
def test_blows_that_outlets_tell_or_of_another_day_or_town_stay_apart(other: dict[str, object]) -> None:
    case = Case()
    _strike(case, "a", "KEN", "happened" if "status" in other else "alleged")
    _strike(case, "b", "TZA", **({"status": "alleged"} | other))
    assert len(case.merged().events) == 2


def test_what_is_first_told_on_the_word_of_others_is_not_later_the_outlet_s_own() -> None:
    case = Case()
    case.document("a", VISIT, "وتناول اللقاء مياه البحيرة", "ونفت رواندا أن يكون وزير الري الأوغندي زارها")
    told = case.mention("a", 0, "CONSULT", "042", ["UGA"], ["RWA"], "2019-03-05")
    case.mention("a", 1, "CONSULT", "042", ["UGA"], ["RWA"], "2019-03-05")
    denied = case.mention("a", 2, "CONSULT", "042", ["UGA"], ["RWA"], "2019-03-05", status="denied")
    assert [e.status for e in case.merged().events] == ["happened"]
    case.claim(told, "UGA")
    case.claim(denied, "RWA", "denies")
    assert [e.status for e in case.merged().events] == ["alleged"]


def test_rounded_numbers_are_no_dispute_and_others_are() -> None:
    def numbers(*values: float) -> list[str]:
        case = Case()
        for i, value in enumerate(values):
            words = "قصفت رواندا موقعا في أوغندا قرب البلدة الحدودية وسقط قتلى وجرحى بين السكان"
            case.document(f"d{i}", words, published="2019-03-05")
            count = (Quantity(value=value, unit="قتيلا", text=f"{value:.0f} قتيلا"),)
            case.mention(f"d{i}", 0, "ASSAULT", "190", ["RWA"], ["UGA"], "2019-03-04", quantities=count)
        (event,) = case.merged().events
        return [d.field for d in event.disputed]

    assert numbers(7000, 6900) == []
    assert numbers(40, 25) == ["quantities: قتيلا"]


def test_places_differ() -> None:
    case = _visit("2020-06-09", "2020-06-09")
    places = [Place(extracted_place=n, resolved_place=n, country_code="RWA", lat=1.0, lon=1.0) for n in ("A", "B")]
    case.mentions = [msgspec.structs.replace(m, place=p) for m, p in zip(case.mentions, places, strict=True)]
    (event,) = case.merged().events
    assert [d.field for d in event.disputed] == ["place"]


def test_a_denial_links_its_event_to_the_event_denied() -> None:
    case = Case()
    case.document("a", "اتهمت كينيا أوغندا بقصف الجزيرة", "ورفضت أوغندا ذلك")
    shelling = case.mention("a", 0, "ASSAULT", "190", ["UGA"], ["KEN"], status="alleged")
    refusal = case.mention("a", 1, "REJECT", "120", ["UGA"], ["KEN"])
    accused = case.claim(shelling, "KEN", "accuses")
    case.claim(refusal, "UGA", "denies", denies=(accused,))
    events = {e.id: e for e in case.merged().events}
    assert events[refusal].link == (shelling,)
    assert events[shelling].link == ()


def test_what_others_tell_and_somebody_denies_is_alleged() -> None:
    case = Case()
    case.document("a", "ذكرت صحيفة أن الوزير الأوغندي التقى نظيره الرواندي", "ونفت كيغالي اللقاء")
    meeting = case.mention("a", 0, "CONSULT", "040", ["UGA", "RWA"], [], "2019-03-04")
    said = case.claim(meeting, "KEN")
    assert {e.id: e for e in case.merged().events}[meeting].status == "happened"
    refusal = case.mention("a", 1, "REJECT", "120", ["RWA"], ["UGA"])
    case.claim(refusal, "RWA", "denies", denies=(said,), scope="act")
    assert {e.id: e for e in case.merged().events}[meeting].status == "alleged"


def test_an_undated_copy_is_dated_by_its_original() -> None:
    case = Case()
    long = f"{VISIT} {SIGNED} ثم عاد الوفد إلى بلاده في المساء بعد لقاء مع رجال الأعمال في الميناء الجديد"
    case.document("a", long, published="2019-03-05")
    case.document("b", long, published=None)
    assert case.merged().published == {"b": ("2019-03-05~", "merge.published_of_original")}


def test_a_signing_makes_an_agreement() -> None:
    case = Case()
    case.document("a", SIGNED)
    case.document("b", "وقعتا في 1999 بروتوكولا، ثم وقعت كينيا وتنزانيا في 2001 مذكرة التفاهم حول النقل")
    new = case.mention("a", 0, "SUPPORT", "057", ["KEN", "TZA"], [], "2019-03-04", "وقعت")
    case.mention("b", 0, "SUPPORT", "057", ["KEN", "TZA"], [], "2001", "ثم وقعت")
    old, signed = case.merged().agreements
    assert (signed.names, signed.signed) == (("معاهدة الملاحة البحرية المشتركة",), "2019-03-04")
    assert (signed.parties, signed.events) == (("KEN", "TZA"), (new,))
    assert (old.names, old.signed) == (("مذكرة التفاهم",), "2001")


def test_a_new_treaty_replaces_the_one_named() -> None:
    case = Case()
    case.document("a", f"{SIGNED} لتحل محل اتفاقية التجارة الموقعة عام 1999")
    case.document("b", "كانت كينيا وتنزانيا قد وقعتا في 1999 اتفاقية التجارة الحرة")
    new = case.mention("a", 0, "SUPPORT", "057", ["KEN", "TZA"], [], "2019-03-04", "وقعت")
    old = case.mention("b", 0, "SUPPORT", "057", ["KEN", "TZA"], [], "1999", "وقعتا")
    merged = case.merged()
    first, second = merged.agreements
    assert second.replaces == (first.id,)
    assert {e.id: e.link for e in merged.events} == {new: (old,), old: ()}


def test_what_became_of_a_treaty() -> None:
    case = Case()
    case.document("a", SIGNED)
    case.document("b", "صادقت كينيا وتنزانيا على معاهدة الملاحة البحرية التي دخلت حيز التنفيذ")
    case.document("c", "انسحبت كينيا من معاهدة الملاحة البحرية مع تنزانيا")
    case.mention("a", 0, "SUPPORT", "057", ["KEN", "TZA"], [], "2019-03-04", "وقعت")
    case.mention("b", 0, "AGREE", "030", ["KEN", "TZA"], [], "2020-01-01", "صادقت")
    case.mention("c", 0, "SANCTION", "160", ["KEN"], ["TZA"], "2022-05-01", "انسحبت")
    (agreement,) = case.merged().agreements
    assert (agreement.signed, agreement.in_force, agreement.ended) == ("2019-03-04", "2020-01-01", "2022-05-01")
    assert agreement.names == ("معاهدة الملاحة البحرية المشتركة",)


def test_a_sentence_that_puts_an_act_off_tells_it_by_no_other_word_as_done() -> None:
    case = Case()
    case.document("a", "سيعقد في نيروبي اجتماع يضم وزيري كينيا وتنزانيا")
    common = {"category": "CONSULT", "cameo": "040", "actor": ["KEN", "TZA"], "recipient": [], "edtf": "2019-03-10"}
    case.mention("a", 0, **common, trigger="اجتماع", status="planned", rule="events.consult.assemble")
    case.mention("a", 0, **common, trigger="يضم", rule="events.consult.brings-together")
    assert [event.status for event in case.merged().events] == ["planned"]
