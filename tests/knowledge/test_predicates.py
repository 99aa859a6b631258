"""Event predicates: a wrong code, category, mode, context or role is refused, and the rule is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sijill.errors import KnowledgeError
from sijill.knowledge.predicates import cameo, codebook, predicates

GOOD = 'id: consult.visit, category: CONSULT, cameo: "042", verbs: ["زار يزور"]'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A language's folder with room for predicates."""
    (tmp_path / "events").mkdir()
    monkeypatch.setattr("sijill.knowledge.predicates.language_folder", lambda language: tmp_path)
    predicates.cache_clear()
    yield tmp_path / "events"
    predicates.cache_clear()


def _write(folder: Path, *rules: str) -> Path:
    path = folder / "consult.yaml"
    path.write_text("".join(f"- {{{rule}}}\n" for rule in rules), encoding="utf-8")
    return path


def test_a_good_predicate_is_read(folder: Path) -> None:
    _write(folder, f'{GOOD}, mode: [visit], context: [diplomatic], with: ["رسمية"], roles: {{subject: actor}}')
    [predicate] = predicates("ar")
    assert (predicate.id, predicate.cameo, predicate.with_) == ("consult.visit", "042", ["رسمية"])


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (GOOD.replace('"042"', '"999"'), "CAMEO code '999' is none of CONSULT"),
        (GOOD.replace('"042"', '"190"'), "CAMEO code '190' is none of CONSULT"),
        (GOOD.replace("CONSULT", "CHAT"), "no category 'CHAT'"),
        (f"{GOOD}, mode: [visit, drone]", "no mode 'drone' in CONSULT"),
        (f"{GOOD}, context: [gossip]", "no context 'gossip'"),
        (f"{GOOD}, roles: {{subject: hero}}", "no role 'hero'"),
        (f"{GOOD}, noun_roles: {{genitive: villain}}", "no role 'villain'"),
    ],
)
def test_a_bad_predicate_is_refused_by_name(folder: Path, rule: str, told: str) -> None:
    path = _write(folder, rule)
    with pytest.raises(KnowledgeError, match=told) as caught:
        predicates("ar")
    assert caught.value.where == f"{path}: consult.visit"


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (f"{GOOD}, rolls: {{subject: actor}}", "unknown field `rolls`"),
        (GOOD.replace('"042"', "042"), "Expected `str`, got `int`"),
        (f"{GOOD}, status: maybe", "Invalid enum value 'maybe'"),
        (f'{GOOD}, examples: [{{text: "a", actors: [EGY]}}]', "unknown field `actors`"),
    ],
)
def test_a_wrong_key_is_refused_with_its_file(folder: Path, rule: str, told: str) -> None:
    path = _write(folder, rule)
    with pytest.raises(KnowledgeError, match=told) as caught:
        predicates("ar")
    assert caught.value.where == str(path)


def test_an_id_is_used_once(folder: Path) -> None:
    _write(folder, GOOD, GOOD)
    with pytest.raises(KnowledgeError, match="id used twice"):
        predicates("ar")


def test_the_codebook_is_whole() -> None:
    book = codebook()
    assert len(book.categories) == 16
    assert {category.quad for category in book.categories.values()} == {1, 2, 3, 4}
    used = {row.plover for row in cameo().values()} - {""}
    assert used == set(book.categories)


def test_the_scale_lies_between_its_ends() -> None:
    assert all(-10 <= row.goldstein <= 10 for row in cameo().values())


def test_each_category_has_predicates() -> None:
    assert {predicate.category for predicate in predicates("ar")} == set(codebook().categories)
