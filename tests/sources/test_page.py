"""Web pages: main text, title, address, outlet, and the day of publication only where it is certain."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from sijill.records import Document
from sijill.settings import Settings
from sijill.sources.page import page_fields, page_text
from sijill.sources.pagedate import read_day
from sijill.sources.read import Rejected, read_inputs

BODY = "".join(
    f"<p>زار وزير الخارجية مدينة لواندا للمرة رقم {n} خلال هذا العام، وأجرى فيها محادثات طويلة مع نظيره بشأن الصيد.</p>"
    for n in range(6)
)


def page(head: str = "", before: str = "", after: str = "") -> str:
    return (
        f"<!DOCTYPE html><html lang='ar'><head><meta charset='utf-8'><title>زيارة لواندا | المرسى</title>{head}</head>"
        f"<body><article><h1>زيارة لواندا</h1>{before}{BODY}</article>{after}</body></html>"
    )


def read(path: Path) -> Document | Rejected:
    [found] = read_inputs([str(path)], Settings())
    return found


def test_page(tmp_path: Path) -> None:
    dated = '{"@graph": [{"@type": "NewsArticle", "datePublished": "2024-07-16T01:00:00+03:00"}]}'
    head = (
        "<link rel='canonical' href='https://news.example/a/1'><meta property='og:site_name' content='المرسى'>"
        f'<script type="application/ld+json">{dated}</script>'
    )
    path = tmp_path / "p.html"
    path.write_text(page(head), encoding="utf-8")
    document = read(path)
    assert isinstance(document, Document)
    assert (document.id, document.title, document.source) == ("p.html", "زيارة لواندا", "المرسى")
    assert (document.url, document.published, document.published_by) == (
        "https://news.example/a/1",
        "2024-07-16",
        ("given",),
    )
    assert document.text.startswith("زيارة لواندا\n\n")
    assert document.text.count("زار وزير الخارجية") == 6
    assert document.retrieved is None


@pytest.mark.parametrize(
    ("head", "before", "day"),
    [
        ("<meta property='article:published_time' content='2024-07-16 02:00'>", "", "2024-07-16"),
        ("<meta property='article:published_time' content='الثلاثاء، 16 تموز 2024 - 10:00 م'>", "", "2024-07-16"),
        ("<meta name='pubdate' content='16 يوليو / تموز 2024'>", "", "2024-07-16"),
        ("", "<time datetime='2024-07-16T10:00Z'>أمس</time>", "2024-07-16"),
        ("", "<time datetime='2024-07-16'></time><time datetime='2024-07-17'></time>", None),
        ("", "<span class='post-date'>نشر في: الثلاثاء 16 تشرين الثاني / نوفمبر 2021</span>", "2021-11-16"),
        ("", "<span class='post-date'>16 تموز 2024</span><span class='post-date'>17 تموز 2024</span>", None),
        ("", "<span class='updated-date'>16 تموز 2024</span>", None),
        ("<link rel='canonical' href='https://news.example/2024/7/16/x'>", "", "2024-07-16"),
        ("<link rel='canonical' href='https://news.example/2024/13/16/x'>", "", None),
        ("<link rel='canonical' href='https://news.example/123456'>", "", None),
        ("<script type='application/ld+json'>{broken</script>", "<p>16 تموز 2024</p>", None),
        ('<script type="application/ld+json">{"@type": "WebSite", "datePublished": "2001-01-01"}</script>', "", None),
        ("<meta property='article:published_time' content='0000-00-00'>", "", None),
    ],
)
def test_day_of_publication(head: str, before: str, day: str | None) -> None:
    assert page_fields(page(head, before))["published"] == day


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("16 تموز 2024", "2024-07-16"),
        ("١٦ يوليو ٢٠٢٤", "2024-07-16"),
        ("16/07/2024", "2024-07-16"),
        ("07/06/2024", None),
        ("31 شباط 2024", None),
        ("2024-07-16", "2024-07-16"),
        ("20240716", None),
        ("", None),
    ],
)
def test_read_day(value: str, day: str | None) -> None:
    assert read_day(value) == day


def test_encoding_that_the_page_names() -> None:
    text = "<html><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1256'></head><p>القاهرة</p>"
    assert "القاهرة" in page_text(text.encode("windows-1256"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"<html></html>", "no main text"),
        (b"just words", "no"),
        (b"\x00\x01<html>", "not text"),
        ("<p>القاهرة والسودان</p>".encode("windows-1256"), "windows-1256"),
        (b"<html><meta charset=nonsense><p>\xc7\xe1</p>", "nonsense"),
        (b"<div>" * 50_000, "no"),
        (b"<html><script type='application/ld+json'>" + b"[" * 100_000 + b"</script><p>x</p></html>", "no"),
    ],
)
def test_hostile_pages(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "p.htm"
    path.write_bytes(content)
    found = read(path)
    assert isinstance(found, Rejected), found
    assert reason in found.reason


BENCH = Path(os.environ.get("SIJILL_BENCH", "../shared")) / "data" / "arabic_html"


@pytest.mark.skipif(not BENCH.is_dir(), reason="no benchmark data")
def test_dates_of_the_benchmark() -> None:
    gold = [g for g in json.loads((BENCH / "gold.json").read_text(encoding="utf-8")) if g["gold_date"]]
    found = {g["file"]: page_fields(page_text((BENCH / "html" / g["file"]).read_bytes()))["published"] for g in gold}
    assert all(g["gold_date"].startswith(found[g["file"]] or "none") for g in gold), found
