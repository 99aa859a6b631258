"""Which claims of other documents a denial answers: by who is accused, who accuses, the words shared, and the time."""

from __future__ import annotations

from sijill.merge.claims import link_claims
from sijill.records import Actor, Claim

DAYS = {"a": "2019-03-05", "b": "2019-03-07", "old": "2018-12-01", "late": "2019-04-20"}


def made(document: str, speaker: str, stance: str, about: str, words: str, **fields: object) -> Claim:
    return Claim(
        id=f"{document}-{speaker}-{stance}", document=document, sentence=0, start=0, end=9, event=None,
        speaker=Actor(code=speaker, entity_text=speaker), stance=stance, about=tuple(about.split()), words=tuple(words.split()), **fields,
    )  # type: ignore[arg-type]  # fmt: skip


def answered(*claims: Claim) -> dict[str, tuple[str, ...]]:
    return {c.id: c.denies or c.confirms for c in link_claims(claims, {}, {}, DAYS) if c.denies or c.confirms}


CLAIM = made("a", "KEN", "asserts", "UGA", "shell village lake")
DENIAL = made("b", "UGA", "denies", "KEN", "shell village border")


def test_a_denial_answers_a_claim_of_another_document() -> None:
    assert answered(CLAIM, DENIAL) == {"b-UGA-denies": ("a-KEN-asserts",)}


def test_what_was_claimed_of_another_or_in_other_words_is_not_answered() -> None:
    assert answered(made("a", "KEN", "asserts", "RWA", "shell village lake"), DENIAL) == {}
    assert answered(made("a", "KEN", "asserts", "UGA", "visit minister lake"), DENIAL) == {}
    assert answered(made("a", "UGA", "asserts", "KEN", "shell village lake"), DENIAL) == {}


def test_a_claim_made_long_before_or_after_is_not_answered() -> None:
    assert answered(made("old", "KEN", "asserts", "UGA", "shell village lake"), DENIAL) == {}
    assert answered(made("late", "KEN", "asserts", "UGA", "shell village lake"), DENIAL) == {}


def test_another_accuser_than_the_one_named_needs_more() -> None:
    assert answered(made("a", "TZA", "asserts", "UGA", "shell village lake"), DENIAL) == {}
    assert answered(made("a", "TZA", "asserts", "UGA", "shell village border"), DENIAL) == {"b-UGA-denies": ("a-TZA-asserts",)}


def test_a_denial_of_the_charges_of_one_party_answers_its_last_charges() -> None:
    charge = made("a", "KEN", "accuses", "UGA", "shell village lake")
    named = made("b", "KEN", "accuses", "UGA", "")
    denial = made("b", "UGA", "denies", "KEN", "", denies=(named.id,))
    assert answered(charge, named, denial) == {denial.id: (named.id, charge.id)}


def test_nobody_answers_who_is_not_known_and_no_weak_denial_does_from_afar() -> None:
    assert answered(CLAIM, made("b", "UNK", "denies", "KEN", "shell village border")) == {}
    assert answered(CLAIM, made("b", "UGA", "denies", "KEN", "shell village border", strength="weak")) == {}
