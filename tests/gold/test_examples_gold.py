"""The coded events of the examples: every anchor stands exactly once in the text it was cut from."""

import csv
import html
import json
import re
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
CATEGORIES = {
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "SANCTION", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT"),
}
STATUSES = {"happened", "planned", "requested", "alleged", "denied", "negated", "hypothetical"}


def rows(name: str) -> list[dict[str, str]]:
    with (EXAMPLES / "gold" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def titled(article: dict[str, str]) -> str:
    return f"{article['title']}\n\n{article['text']}" if article.get("title") else article["text"]


def page_text(page: str) -> str:
    """All that a reader of the page sees, boilerplate too, each tag a line end."""
    body = re.sub(r"(?s)<(head|script|style)\b.*?</\1>", "", page)
    return html.unescape(re.sub(r"<[^>]+>", "\n", body))


def stored_texts() -> dict[str, str]:
    texts: dict[str, str] = {}
    for path in sorted((EXAMPLES / "articles").iterdir()):
        content = path.read_text(encoding="utf-8")
        if path.suffix == ".html":
            texts[path.name] = page_text(content)
        elif path.suffix == ".txt":
            texts[path.stem] = content
        else:
            for record in content.splitlines() if path.suffix == ".jsonl" else [content]:
                article = json.loads(record)
                texts[article["id"]] = titled(article)
    return texts


TEXTS = stored_texts()
EVENTS = rows("events.tsv")


def test_there_are_twelve_articles_and_all_are_coded() -> None:
    assert len(TEXTS) == 12
    assert {row["seed"] for row in EVENTS} == set(TEXTS)


@pytest.mark.parametrize("row", EVENTS, ids=lambda row: f"{row['seed'][:2]}-{row['cluster']}")
def test_an_anchor_stands_once_in_its_text(row: dict[str, str]) -> None:
    assert TEXTS[row["seed"]].count(row["anchor"]) == 1
    assert 3 <= len(row["anchor"].split()) <= 8


@pytest.mark.parametrize("row", EVENTS, ids=lambda row: f"{row['seed'][:2]}-{row['cluster']}")
def test_a_row_uses_known_values(row: dict[str, str]) -> None:
    assert set(row["types"].split("|")) <= CATEGORIES
    assert set(row["status"].split("|")) <= STATUSES
    assert row["must"] in {"0", "1"} and row["cluster"]
    for column in ("actor", "recipient", "attributed_to"):
        assert re.fullmatch(r"([A-Z]{3}(\|[A-Z]{3})*)?", row[column])


def test_claims_and_denials_stand_once() -> None:
    for row in rows("claims.tsv"):
        for column in ("anchor_claim", "anchor_denial"):
            assert TEXTS[row["seed"]].count(row[column]) == 1, row[column]


def test_quotes_and_boilerplate_stand_in_their_texts() -> None:
    for row in rows("quotes.tsv"):
        assert TEXTS[row["seed"]].count(row["quote"]) == 1, row["quote"]
    for row in rows("boilerplate.tsv"):
        assert row["snippet"] in TEXTS[row["seed"]], row["snippet"]
