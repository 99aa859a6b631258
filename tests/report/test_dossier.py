"""The dossier: all that it must hold, and nothing that runs or is fetched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from html_checks import Page

from made_relation import CHARGE, DENIAL, EVIL, HOSTILE, NEWS, SHOWN_STATUSES, VISIT, VISIT_AGAIN
from sijill.api.words import words
from sijill.report.dossier import dossier, write
from sijill.store.store import Store


@pytest.fixture(scope="module")
def page(small: Store) -> str:
    return dossier(small, "EGY", "JOR")


def _event(page: str, mark: str) -> str:
    """The part of the timeline that holds `mark`."""
    return next(part for part in page.split("<article") if mark in part)


def test_is_well_formed_and_in_arabic(page: str) -> None:
    read = Page(page)
    assert read.mistakes == []
    assert page.startswith("\n<!DOCTYPE html>") or page.startswith("<!DOCTYPE html>")
    assert ("html", {"lang": "ar", "dir": "rtl"}) in read.tags
    assert "العلاقات بين مصر والأردن" in read.text


def test_needs_no_network(page: str) -> None:
    assert Page(page).loads() == []
    style = page[page.index("<style>") : page.index("</style>")]
    assert "url(" not in style and "@import" not in style
    assert "default-src 'none'" in page


def test_says_what_it_rests_on(page: str) -> None:
    facts = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page)
    assert ("الوثائق", "4") in facts and ("الأحداث", "11") in facts and ("الأخبار", "13") in facts
    assert "مسودة لم تراجع بعد" in page


def test_timeline_by_year_with_dates_as_told(page: str) -> None:
    years = re.findall(r'<section class="year" id="year-([^"]*)"', page)
    assert years == ["2022", "2023", "2024", "undated"]
    for date in ("18 يونيو/حزيران 2024", "يوليو/تموز 2023", "حوالي 2022"):
        assert f">{date}</span>" in page


def test_marks_the_words_that_tell_of_the_event(page: str) -> None:
    assert VISIT.replace("زار", "<mark>زار</mark>", 1) in page
    assert CHARGE.replace("اتهمت", "<mark>اتهمت</mark>", 1) in page


def test_every_report_has_its_source(page: str) -> None:
    visit = _event(page, "<mark>زار</mark> وزير")
    assert VISIT_AGAIN.replace("وصل", "<mark>وصل</mark>", 1) in visit
    for source in ("وكالة الوادي", "Delta Post", "صحيفة السهل", "other/2 ?", "copy-3"):
        assert f">{source}</bdi>" in visit
    assert 'href="https://example.org/news/1?a=1&amp;b=2"' in visit
    start = NEWS.text.index(VISIT)
    assert f"{start}–{start + len(VISIT)}</bdi>" in visit
    assert "نسخة عن" in visit


def test_a_sentence_is_printed_once(page: str) -> None:
    assert _event(page, "<mark>زار</mark> وزير").count("لبحث مشروع المياه") == 1


def test_disputed_values_stand_side_by_side(page: str) -> None:
    visit = _event(page, "<mark>زار</mark> وزير")
    disputed = visit[visit.index('class="disputed"') :]
    assert "18 يونيو/حزيران 2024" in disputed and "20 يونيو/حزيران 2024" in disputed


@pytest.mark.parametrize("status", SHOWN_STATUSES)
def test_what_did_not_happen_is_told_apart(page: str, status: str) -> None:
    label = words("ar").statuses[status]
    assert f'<span class="status {status}">{label}</span>' in page


def test_what_happened_has_no_badge(page: str) -> None:
    assert 'class="status happened"' not in page


def test_accusations_have_a_speaker(page: str) -> None:
    assert "<bdi>الأردن</bdi>: يتهم</span>" in _event(page, "<mark>اتهمت</mark>")
    # alleged by nobody who is named: then it is the outlet's
    assert "بحسب <bdi>وكالة الوادي</bdi>" in _event(page, "<mark>تأخير</mark>")


def test_private_persons_are_not_named(page: str) -> None:
    assert "فلان" not in page


def test_claims_with_their_denials(page: str) -> None:
    claims = page[page.index('id="claims"') : page.index('id="statements"')]
    assert claims.index(CHARGE) < claims.index(DENIAL)
    assert "ردا على: <bdi>الأردن</bdi>" in claims


def test_agreements_and_statements(page: str) -> None:
    assert "<bdi>اتفاقية مياه وادي الرمل</bdi></h3>" in page
    statements = page[page.index('id="statements"') :]
    assert "اتجاه العلاقة" in statements and "منذ 2020" in statements


def test_nothing_is_drawn_of_too_little(page: str) -> None:
    assert "<svg" not in page
    assert "لا يرسم ما تقل أحداثه عن 20" in page
    assert 'scope="row">2024</th>' in page


def test_draws_what_has_enough(large: Store) -> None:
    page = dossier(large, "EGY", "JOR")
    assert Page(page).mistakes == []
    assert page.count('<rect class="quad') == 4 + 1
    assert ">2021</text>" in page and ">2024</text>" not in page
    assert "لا عمود لما تقل أحداثه" in page


def test_texts_cannot_run_or_turn_the_page(page: str) -> None:
    read = Page(page)
    assert HOSTILE in read.text
    assert "javascript:" not in page
    assert not {"\u202e", "\u2066"} & set(page)
    assert EVIL.source is not None


def test_of_two_who_have_nothing(small: Store) -> None:
    page = dossier(small, "FRA", "JPN")
    assert Page(page).mistakes == []
    assert "لا توجد أحداث بين الطرفين" in page


def test_in_english(small: Store) -> None:
    page = dossier(small, "EGY", "JOR", "en")
    read = Page(page)
    assert read.mistakes == []
    assert ("html", {"lang": "en", "dir": "ltr"}) in read.tags
    assert "Relations between Egypt and Jordan" in read.text and "18 June 2024" in read.text
    assert '<blockquote dir="rtl">' in page


def test_writes_one_file_that_is_the_same_each_time(small: Store, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.html", "b.html")]
    for path in paths:
        write(small, "EGY", "JOR", path)
    assert paths[0].read_bytes() == paths[1].read_bytes() == dossier(small, "EGY", "JOR").encode()
