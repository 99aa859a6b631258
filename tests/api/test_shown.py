"""Text made safe, dates and parties in words, charts."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some

from sijill.api.charts import by_category, over_time
from sijill.api.parties import party, party_name, speakers
from sijill.api.shown import direction, in_path, joined, marked, shown, web_address
from sijill.api.when import when, year_of
from sijill.api.words import words
from sijill.records import Actor, Attribution, Event, Evidence, RelationPoint, Support

AR, EN = words("ar"), words("en")


@given(some.text(), some.lists(some.tuples(some.integers(-5, 60), some.integers(-5, 60)), max_size=6))
def test_marking_keeps_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    made = marked(text, spans)
    assert str(made).replace("<mark>", "").replace("</mark>", "") == str(marked(text, ()))
    assert made.count("<mark>") == made.count("</mark>")
    marked(text, spans).encode()


def test_marks_by_offset() -> None:
    assert marked("a<b>c", [(11, 12)], 10) == "a<mark>&lt;</mark>b&gt;c"
    assert joined([(5, 9), (1, 3), (2, 6)]) == [(1, 9)]


def test_turning_marks_are_left_out() -> None:
    assert shown("a\u202eb\u2067c\x00d\ud800") == "abcd\ufffd"
    assert shown("a\u200fb\n\tc") == "a\u200fb\n\tc"


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/b?c=1&d", "https://a.example/b?c=1&d"),
        (" http://a.example ", "http://a.example"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("//a.example", None),
        ("file:///etc/passwd", None),
        ("http://[", None),
        ("", None),
        (None, None),
    ],
)
def test_addresses(url: str | None, safe: str | None) -> None:
    assert web_address(url) == safe


def test_names_in_addresses() -> None:
    assert in_path("a/b?#\ud800") == "a%2Fb%3F%23%3F"


def test_direction() -> None:
    assert [direction(text) for text in ("قال Reuters ذلك", "Reuters said قال", "12", "")] == [
        "rtl",
        "ltr",
        "auto",
        "auto",
    ]


@pytest.mark.parametrize(
    ("edtf", "arabic", "english"),
    [
        ("2024-06-18", "18 يونيو/حزيران 2024", "18 June 2024"),
        ("2023-07", "يوليو/تموز 2023", "July 2023"),
        ("2019", "2019", "2019"),
        ("199X", "بين 1990 و1999", "between 1990 and 1999"),
        ("19XX", "بين 1900 و1999", "between 1900 and 1999"),
        ("2015-22", "صيف 2015", "summer 2015"),
        ("1950/1953", "من 1950 إلى 1953", "from 1950 to 1953"),
        ("2013-06-17/2013-06-19", "من 17 إلى 19 يونيو/حزيران 2013", "from 17 to 19 June 2013"),
        ("2013-06-30/2013-07-01", "من 30 يونيو/حزيران 2013 إلى 1 يوليو/تموز 2013", "from 30 June 2013 to 1 July 2013"),
        ("2022-03/..", "منذ مارس/آذار 2022", "since March 2022"),
        ("../1953-03", "حتى مارس/آذار 1953", "until March 1953"),
        ("XXXX-06-12", "12 يونيو/حزيران، والسنة غير معروفة", "12 June, year unknown"),
        ("XXXX-09", "سبتمبر/أيلول، والسنة غير معروفة", "September, year unknown"),
        ("2022~", "حوالي 2022", "about 2022"),
        ("2022-05?", "مايو/أيار 2022 (غير مؤكد)", "May 2022 (not certain)"),
        ("2022%", "حوالي 2022 (غير مؤكد)", "about 2022 (not certain)"),
        ("no date", "no date", "no date"),
    ],
)
def test_dates_in_words(edtf: str, arabic: str, english: str) -> None:
    assert (when(edtf, AR), when(edtf, EN)) == (arabic, english)


def test_years() -> None:
    assert [year_of(edtf) for edtf in ("2024-06-18", "199X", "../1953", "XXXX-06", "")] == ["2024", "199X", "", "", ""]


def test_parties() -> None:
    soviet = Actor(code="RUS", identifier_id="country:soviet-union", entity_text="موسكو")
    body = Actor(code="IGO", entity_text="الجامعة العربية", identifier_text="Arab League")
    assert (party_name(soviet, AR), party_name(soviet, EN)) == ("الاتحاد السوفيتي", "Soviet Union")
    assert party_name(body, AR) == "الجامعة العربية"
    assert party_name(Actor(code="UNK"), EN) == "unknown party"
    assert party_name(Actor(code="XYZ"), EN) == "XYZ"
    assert "<b>" not in party(Actor(code="EGY", sector="<b>", entity_text="<b>"), AR)
    assert "زيد" not in party(Actor(code="EGY", sector="CVL", entity_text="زيد"), AR)


def _speakers(told: Event, /, **fields: object) -> list[str]:
    return [said.striptags() for said in speakers(msgspec.structs.replace(told, **fields), EN)]


def test_nothing_is_alleged_by_nobody() -> None:
    report = Evidence(document="d", start=0, end=1, text="x", rule="r", source="Delta Post")
    support = Support(documents=1, outlets=1, independent=1)
    event = Event(id="e", mentions=("e",), event=("COERCE",), cameo="17", support=support, evidence=(report,))
    accuses, denies = (Attribution(speaker=Actor(code=c), stance=s) for c, s in (("JOR", "accuses"), ("EGY", "denies")))
    assert _speakers(event) == []
    assert _speakers(event, status="alleged") == ["according to Delta Post"]
    assert _speakers(event, status="alleged", attribution=(accuses,)) == ["Jordan: accuses"]
    assert _speakers(event, status="denied", attribution=(denies,)) == ["Egypt: denies", "according to Delta Post"]
    assert _speakers(event, event=("ACCUSE",)) == ["according to Delta Post"]
    assert _speakers(event, event=("ACCUSE",), actor=(Actor(code="JOR"),)) == ["according to Jordan"]


def _point(period: str, counts: tuple[int, int, int, int], drawn: bool) -> RelationPoint:
    events = sum(counts)
    fields = {"events": events, "outlets": 5, "documents": events, "drawn": drawn}
    return RelationPoint(first="PRK", second="RUS", period=period, counts=counts, **fields)  # type: ignore[arg-type]


def test_only_what_has_enough_is_drawn() -> None:
    points = [
        _point("1990", (20, 5, 0, 0), True),
        _point("1991", (1, 0, 0, 0), False),
        _point("1993", (30, 0, 4, 0), True),
    ]
    chart = over_time(points, right_to_left=False, soviet=True)
    assert chart is not None and chart.gaps and chart.mark is not None
    assert {(bar.period, bar.quad, bar.count) for bar in chart.bars} == {
        ("1990", 1, 20), ("1990", 2, 5), ("1993", 1, 30), ("1993", 3, 4),
    }  # fmt: skip
    assert [label.text for label in chart.periods] == ["1990", "1991", "1992", "1993"]
    assert over_time(points[1:2], right_to_left=True, soviet=False) is None


def test_time_runs_with_the_script() -> None:
    points = [_point(year, (20, 0, 0, 0), True) for year in ("2020", "2021")]
    places = {way: [bar.x for bar in chart.bars] for way in (False, True) if (chart := over_time(points, way, False))}
    assert places[False][0] < places[False][1] and places[True][0] > places[True][1]


def test_nothing_by_category() -> None:
    assert by_category([]) == []


def test_whom_an_office_was_linked_to_is_told_where_the_text_does_not() -> None:
    linked = Actor(code="EGY", sector="GOV", entity_text="وزير الخارجية المصري", identifier_id="person:sameh-shoukry")
    named = msgspec.structs.replace(linked, entity_text="الوزير شكري")
    assert "سامح شكري" in party(linked, AR)
    assert "Sameh Shoukry" in party(linked, EN)
    assert "سامح شكري" not in party(named, AR)
