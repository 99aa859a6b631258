"""Forms of verbs, nouns and adjectives, made from tables."""

from __future__ import annotations

import pytest

from sijill.knowledge.letters import normalise
from sijill.text.inflection import (
    adjective_forms,
    circumstantial_forms,
    noun_forms,
    own_form,
    past_forms,
    present_forms,
    verb_forms,
)

VERBS = {
    "sound": ("قصف يقصف", "قصف قصفت قصفوا قصفا قصفتا قصفنا يقصف تقصف يقصفون يقصفوا تقصفان نقصف"),
    "derived": ("استقبل يستقبل", "استقبل استقبلت استقبلوا استقبلا يستقبل تستقبل يستقبلان يستقبلون"),
    "hollow": ("زار يزور", "زار زارت زاروا زارا زارتا يزور تزور يزورون يزوران يزر تزر"),
    "hollow with ya": ("باع يبيع", "باع باعت باعوا يبيع تبيع يبيعون يبع تبع"),
    "hollow derived": ("أدان يدين", "أدان أدانت أدانوا أدانا يدين تدين يدينون يدن تدن"),
    "defective with maqsura": ("التقى يلتقي", "التقى التقت التقوا التقيا التقتا يلتقي تلتقي يلتقون يلتقيان يلتق تلتق"),
    "defective with alef": ("دعا يدعو", "دعا دعت دعوا دعتا يدعو تدعو يدعون يدع تدع"),
    "defective with ya": ("بقي يبقى", "بقي بقيت يبقى تبقى"),
    "assimilated": ("وصل يصل", "وصل وصلت وصلوا وصلا يصل تصل يصلون يصلان"),
    "doubled": ("رد يرد", "رد ردت ردوا ردا يرد ترد يردون"),
    "hamza first": ("أيد يؤيد", "أيد أيدت أيدوا يؤيد تؤيد يؤيدون"),
    "hamza last": ("هنأ يهنئ", "هنأ هنأت يهنئ تهنئ يهنئون"),
}


def _texts(entry: str) -> set[str]:
    return {form.text for form in verb_forms(entry)}


@pytest.mark.parametrize(("entry", "forms"), VERBS.values(), ids=VERBS)
def test_verbs_of_each_class(entry: str, forms: str) -> None:
    assert {normalise(form) for form in forms.split()} <= _texts(entry)


def test_tense_person_and_number_are_told() -> None:
    past = {form.text: form.features for form in past_forms("زار")}
    assert (past["زار"], past["زارت"], past["زاروا"]) == ("3ms", "3fs", "3mp")
    present = {form.text: form for form in present_forms("يزور")}
    assert (present["يزور"].features, present["تزور"].features) == ("3ms", "3fs")
    assert present["يزورون"].features.endswith("p")
    assert {form.tense for form in verb_forms("زار يزور")} == {"past", "present"}


@pytest.mark.parametrize(
    ("entry", "wrong"),
    [("دعا يدعو", "دعات"), ("التقى يلتقي", "التقيت"), ("التقى يلتقي", "يلتقيون"), ("قصف يقصف", "يقص"), ("استقبل يستقبل", "يستقب")],
)
def test_forms_that_do_not_exist_are_not_made(entry: str, wrong: str) -> None:
    assert normalise(wrong) not in _texts(entry)


@pytest.mark.parametrize(("entry", "form"), [("دعا يدعو", "أدعو"), ("أدان يدين", "أدين"), ("أعلن يعلن", None), ("اتهم يتهم", None)])
def test_a_speaker_of_himself_has_a_form_that_is_no_past(entry: str, form: str | None) -> None:
    own = own_form(entry)
    assert (own.text if own else None) == (normalise(form) if form else None)


def test_a_verb_may_have_one_tense_only() -> None:
    assert {form.tense for form in verb_forms("يجب")} <= {"past", "present"}
    assert {form.tense for form in verb_forms("قال")} == {"past"}


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("دعا يدعو", "داعيا داعية"),
        ("اتهم يتهم", "متهما متهمة"),
        ("طالب يطالب", "مطالبا مطالبة"),
        ("رفض يرفض", "رافضا رافضة"),
        pytest.param("أكد يؤكد", "مؤكدا مؤكدة"),
    ],
)
def test_participles_that_go_with_a_verb(entry: str, forms: str) -> None:
    assert {normalise(form) for form in forms.split()} <= {form.text for form in circumstantial_forms(entry)}


def test_hollow_roots_make_no_participle() -> None:
    assert circumstantial_forms("زار يزور") == []


@pytest.mark.parametrize(
    ("noun", "forms"), [("اتفاق", "اتفاق اتفاقا اتفاقان اتفاقين"), ("زيارة", "زيارة زيارتان زيارتين"), ("أزمة", "ازمة ازمتان")]
)
def test_nouns(noun: str, forms: str) -> None:
    assert set(forms.split()) <= set(noun_forms(noun))


def test_a_feminine_noun_takes_no_alef() -> None:
    assert "زيارةا" not in noun_forms("زيارة")


def test_a_nationality() -> None:
    forms = {form.text: form.features for form in adjective_forms("مصري")}
    for text, features in {
        "مصري": "ms", "مصريا": "ms", "مصرية": "fs", "مصريان": "md", "مصريين": "mp", "مصريتان": "fd", "مصريون": "mp", "مصريات": "fp",
    }.items():  # fmt: skip
        assert text in forms, text
        assert forms[text] in (features, "md", "mp"), text


@pytest.mark.parametrize(
    ("adjective", "forms"),
    [
        ("كوري شمالي", ["كوري شمالي", "كورية شمالية", "كوريون شماليون", "كوريين شماليين", "كوريا شماليا"]),
        ("جنوب أفريقي", ["جنوب افريقي", "جنوب افريقية", "جنوب افريقيون", "جنوب افريقيين", "جنوب افريقيان"]),
    ],
)
def test_nationalities_of_two_words_are_inflected_alike(adjective: str, forms: list[str]) -> None:
    made = [form.text for form in adjective_forms(adjective)]
    assert set(forms) <= set(made)
    assert "كوري شمالية" not in made
