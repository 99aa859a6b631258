"""The pages: what each shows, filters, what cannot be found, and that nothing in a text can run."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from asking import Client
from html_checks import Page

from made_relation import CAPTION, CHARGE, EVIL, HOSTILE, NEWS, OTHER, VISIT
from sijill.store.store import Store
from sijill.web.app import create


@pytest.fixture(scope="module")
def client(small: Store) -> Client:
    return Client(create(small))


@pytest.fixture(scope="module")
def busy(large: Store) -> Client:
    return Client(create(large))


@pytest.fixture(scope="module")
def ids(small: Store) -> dict[str, str]:
    """Ids of events by the words that tell of them."""
    mentions = small.event_mentions()
    return {mention.text: mention.id for mention in mentions if mention.document != "evil"}


ADDRESSES = ("/", "/relation/EGY/JOR", "/document/news-1", "/document/evil", "/search", "/search?q=المياه", "/nowhere")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_pages_are_well_formed(client: Client, address: str, language: str) -> None:
    answer = client.get(address, params={"lang": language, "q": "المياه"} if "q=" in address else {"lang": language})
    read = Page(answer.text)
    assert read.mistakes == []
    assert ("html", {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}) in read.tags
    assert all(one.startswith("/") for one in read.loads())


@pytest.mark.parametrize("address", (*ADDRESSES, "/health", "/static/sijill.css"))
def test_headers_keep_the_foreign_out(client: Client, address: str) -> None:
    headers = client.get(address).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_home_lists_relations(client: Client) -> None:
    page = client.get("/").text
    assert 'href="/relation/EGY/JOR"' in page
    assert "11 حدثا" in Page(page).text and "2022 – 2024" in page
    assert "4 وثائق" in Page(page).text


def test_home_of_an_empty_store(tmp_path_factory: pytest.TempPathFactory) -> None:
    with Store.open(tmp_path_factory.mktemp("empty") / "a.db", create=True) as store:
        page = Client(create(store)).get("/")
    assert page.status_code == 200 and "لا أحداث بين دولتين" in page.text


def test_home_says_when_the_build_was_stopped(tmp_path_factory: pytest.TempPathFactory) -> None:
    from made_relation import read

    with Store.open(tmp_path_factory.mktemp("stopped") / "a.db", create=True) as store:
        store.add_readings([read(NEWS)])
        assert "لم يكتمل آخر بناء" in Client(create(store)).get("/").text


def test_two_names_lead_to_their_relation(client: Client) -> None:
    answer = client.get("/relation", params={"first": "مصر", "second": "Jordan"}, follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"] == "/relation/EGY/JOR"
    answer = client.get("/relation/egypt/الأردن", params={"lang": "en"}, follow_redirects=False)
    assert answer.headers["location"] == "/relation/EGY/JOR?lang=en"


def test_relation_in_both_directions(client: Client) -> None:
    one, other = (client.get(f"/relation/{pair}").text.count("<article") for pair in ("EGY/JOR", "JOR/EGY"))
    assert one == other == 11


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({}, 11),
        ({"category": "ACCUSE"}, 1),
        ({"status": "planned"}, 1),
        ({"year": "2024"}, 4),
        ({"year": "0"}, 1),
        ({"year": "2024", "status": "happened"}, 3),
        ({"year": "2022", "category": "ACCUSE"}, 0),
        ({"year": "x'; --", "category": "<b>", "status": "no"}, 11),
    ],
)
def test_filters(client: Client, asked: dict[str, str], number: int) -> None:
    answer = client.get("/relation/EGY/JOR", params=asked)
    assert answer.status_code == 200 and answer.text.count("<article") == number
    assert ("لا حدث يوافق" in answer.text) == (number == 0)
    assert Page(answer.text).mistakes == []


def test_filter_keeps_what_was_chosen(client: Client) -> None:
    page = client.get("/relation/EGY/JOR", params={"year": "2024"}).text
    assert '<option value="2024" selected>' in page


def test_a_relation_is_paged(busy: Client) -> None:
    first = busy.get("/relation/EGY/JOR").text
    assert first.count("<article") == 100 and 'rel="prev"' not in first
    assert 'href="/relation/EGY/JOR?page=2"' in first
    last = busy.get("/relation/EGY/JOR", params={"page": "3"}).text
    assert last.count("<article") == 51 and 'rel="next"' not in last
    seen = [
        mark for n in "123" for mark in re.findall(r'id="(event-\w+)"', busy.get(f"/relation/EGY/JOR?page={n}").text)
    ]
    assert len(seen) == len(set(seen)) == 251


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, "٣", ""])
def test_page_numbers_that_are_none(busy: Client, page: str) -> None:
    assert busy.get("/relation/EGY/JOR", params={"page": page}).status_code == 200


def test_paging_keeps_filter_and_language(busy: Client) -> None:
    page = busy.get("/relation/EGY/JOR", params={"year": "2021", "lang": "en"}).text
    assert 'href="/relation/EGY/JOR?year=2021&amp;page=2&amp;lang=en"' in page


def test_an_event_with_all_its_evidence(client: Client, ids: dict[str, str]) -> None:
    answer = client.get(f"/event/{ids['زار']}")
    read = Page(answer.text)
    assert answer.status_code == 200 and read.mistakes == []
    assert VISIT in read.text and "events.made" in read.text and "نسخة عن" in read.text
    assert "20 يونيو/حزيران 2024" in read.text and "ثلاثة وفود" in read.text and "زيارة" in read.text
    start = OTHER.text.index("وقالت صحيفة")
    assert f"/document/other%2F2%20%3F?start={start}&amp;end=" in answer.text


def test_an_event_is_found_by_any_of_its_mentions(client: Client, ids: dict[str, str]) -> None:
    assert client.get(f"/event/{ids['وصل']}").status_code == 200


def test_an_accusation_with_its_denial(client: Client, ids: dict[str, str]) -> None:
    text = Page(client.get(f"/event/{ids['اتهمت']}").text).text
    said = text[text.index("من يقول ذلك") :]
    assert CHARGE in said and "ينفي" in said


def test_related_events(client: Client, ids: dict[str, str]) -> None:
    page = client.get(f"/event/{ids['نفت']}").text
    assert f"/event/{ids['اتهمت']}" in page and "أحداث ذات صلة" in page


def test_a_document_as_it_is_stored(client: Client, ids: dict[str, str]) -> None:
    page = client.get("/document/news-1").text
    shown = page[page.index('<div class="article"') : page.index("</section>")]
    assert NEWS.text in Page(f"<h1>{shown}</h1>").text
    assert re.search(rf'<span class="aside" title="[^"]*شرح صورة">{CAPTION}</span>', shown)
    assert f'<mark><a href="/event/{ids["زار"]}">زار</a></mark>' in shown
    assert f'id="s{NEWS.text.index(VISIT)}"' in shown


def test_a_sentence_in_its_document(client: Client) -> None:
    start = NEWS.text.index(CHARGE)
    page = client.get("/document/news-1", params={"start": start, "end": start + len(CHARGE)}).text
    here = re.findall(r'<span class="here"(?: id="here")?>(.*?)</span>', page)
    assert re.sub(r"<[^>]*>", "", "".join(here)) == CHARGE
    assert page.count('id="here"') == 1


@pytest.mark.parametrize("span", [("5", "2"), ("x", "y"), ("999999", "9999999"), ("1", ""), ("-1", "4"), ("٣", "٩")])
def test_spans_that_are_none(client: Client, span: tuple[str, str]) -> None:
    answer = client.get("/document/news-1", params={"start": span[0], "end": span[1]})
    assert answer.status_code == 200 and 'class="here"' not in answer.text


def test_a_document_with_any_id(client: Client) -> None:
    answer = client.get(f"/document/{quote('other/2 ?', safe='')}")
    assert answer.status_code == 200 and "Delta Post" in answer.text


def test_a_long_document_comes_in_parts(tmp_path_factory: pytest.TempPathFactory) -> None:
    from made_relation import document, read

    item = document("long", ["كلام طويل. " * 30_000])
    with Store.open(tmp_path_factory.mktemp("long") / "a.db", create=True) as store:
        store.add_readings([read(item)])
        client = Client(create(store))
        page = client.get("/document/long").text
        assert "تتمة النص" in page and len(page) < 250_000
        assert "أول النص" in client.get("/document/long", params={"start": 250_000, "end": 250_010}).text


def test_search_marks_the_words(client: Client) -> None:
    page = client.get("/search", params={"q": "مياه وزير"}).text
    assert "<mark>وزير</mark>" in page and "<mark>المياه</mark>" in page
    assert f"/document/news-1?start={NEWS.text.index(VISIT)}&amp;end=" in page


@pytest.mark.parametrize("query", ["", "   ", "!!!", '"', "لاشيءهنا", "a" * 5000, "مياه AND (", "\0", "\u202e"])
def test_searches_that_find_nothing(client: Client, query: str) -> None:
    answer = client.get("/search", params={"q": query})
    assert answer.status_code == 200 and Page(answer.text).mistakes == []
    assert "<mark>" not in answer.text


def test_health(client: Client) -> None:
    answer = client.get("/health")
    assert answer.status_code == 200 and answer.json()["status"] == "ok"


@pytest.mark.parametrize(
    "address",
    ["/nowhere", "/event/none", "/document/none", "/event/%00", "/document/%00", "/relation/EGY/XXX", "/relation", "/event/",
     "/relation/EGY", "/static/../app.py", "/static/%2e%2e/words.py", "/static/"],
)  # fmt: skip
def test_unknown_pages(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404 and "لا توجد هذه الصفحة" in answer.text
    assert "There is no such page" in client.get(address, params={"lang": "en"}).text


def test_reading_only(client: Client) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = client.request(method, "/relation/EGY/JOR")
        assert answer.status_code == 405 and "للقراءة فقط" in answer.text


def test_errors_tell_nothing_of_the_inside(small: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret place")

    monkeypatch.setattr(Store, "search", broken)
    answer = Client(create(small)).get("/search", params={"q": "مياه", "lang": "en"})
    assert answer.status_code == 500 and "The page could not be shown" in answer.text
    assert "secret" not in answer.text and "Traceback" not in answer.text
    assert "default-src 'self'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("address", ["/document/evil", "/relation/EGY/JOR", "/search?q=زار"])
def test_texts_cannot_run_or_turn_the_page(client: Client, address: str) -> None:
    page = client.get(address).text
    read = Page(page)
    assert read.mistakes == [] and HOSTILE in read.text
    assert "javascript:" not in page and not {"\u202e", "\u2066"} & set(page)
    assert EVIL.title not in page


@pytest.mark.parametrize(
    "hostile", ['"><script>alert(1)</script>', "' onfocus=alert(1) x='", "</title><svg onload=alert(1)>"]
)
def test_what_is_asked_cannot_run(client: Client, hostile: str) -> None:
    for answer in (
        client.get("/search", params={"q": hostile, "lang": hostile}),
        client.get(f"/nowhere/{quote(hostile, safe='')}"),
        client.get("/relation/EGY/JOR", params={"category": hostile, "x": hostile}),
    ):
        assert Page(answer.text).mistakes == []


def test_other_language_keeps_the_page(client: Client) -> None:
    page = client.get("/relation/EGY/JOR", params={"year": "2024"}).text
    assert 'href="/relation/EGY/JOR?year=2024&amp;lang=en"' in page
    assert (
        'href="/relation/EGY/JOR?year=2024"'
        in client.get("/relation/EGY/JOR", params={"year": "2024", "lang": "en"}).text
    )


def test_address_of_another_host_is_no_link(client: Client) -> None:
    page = client.get("http://test//evil.example/x").text
    assert 'href="//' not in page
