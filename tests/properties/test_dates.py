"""Properties: a date that is written out is read back, offsets are true, nothing overlaps, results are valid."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sijill.dates.find import find_times
from sijill.knowledge.dates import DateWords, lexicon
from sijill.knowledge.loading import language_folder, load_yaml
from sijill.records import Document, Reading, Sentence, TimeMention
from sijill.text.edtf import is_valid, last_day
from sijill.text.tokens import tokenise

_WORDS = load_yaml(language_folder("ar") / "dates.yaml", DateWords)
_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
_FORMS = sorted(lexicon().forms)


def times(text: str, published: str | None = "2015-08-07") -> tuple[TimeMention, ...]:
    sentence = Sentence(document="t", index=0, start=0, end=len(text), tokens=tokenise(text))
    document = Document(id="t", text=text, sha256="", published=published)
    return find_times(Reading(document=document, sentences=(sentence,))).times


@st.composite
def written(draw: st.DrawFn) -> tuple[str, date]:
    """A date in one of the forms in which news writes it."""
    day = draw(_DAYS)
    names = _WORDS.months[day.month]
    name = draw(st.sampled_from(names))
    forms = [
        f"{day.day} {name} {day.year}",
        f"{day.day} من {name} عام {day.year}",
        f"الـ{day.day} من {name} {day.year}",
        f"{day.day} {name}/{names[0]} {day.year}",
        f"{day.day} {name} ({names[0]}) {day.year}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02}-{day.month:02}-{day.year}",
        day.isoformat(),
    ]
    weekday = _WORDS.weekdays[day.weekday()][0]
    text = draw(st.sampled_from([*forms, f"ال{weekday} {forms[0]}", f"يوم ال{weekday}، {forms[1]}"]))
    return (text.translate(_ARABIC) if draw(st.booleans()) else text), day


@given(written())
def test_a_written_date_is_read_back(case: tuple[str, date]) -> None:
    text, day = case
    found = times(f"وصل الوفد {text} إلى العاصمة")
    assert [t.edtf for t in found] == [day.isoformat()]
    assert found[0].text == text


@given(_DAYS, st.sampled_from(["أمس", "اليوم", "غدا"]))
def test_days_from_today(day: date, word: str) -> None:
    steps = {"أمس": -1, "اليوم": 0, "غدا": 1}
    (found,) = times(f"يصل الوفد {word}", day.isoformat())
    assert (last_day(found.edtf) or date.min).toordinal() - day.toordinal() == steps[word]
    assert found.basis == day.isoformat()


_ANY = st.one_of(st.sampled_from(_FORMS), st.integers(0, 3000).map(str), st.sampled_from(list("،/-().:")))


@given(st.lists(_ANY, max_size=14))
def test_whatever_is_written_offsets_are_true_and_nothing_overlaps(words: list[str]) -> None:
    text = " ".join(words)
    for published in ("2015-08-07", None, "2015-08", "2014/2015"):
        found = times(text, published)
        assert all(text[t.start : t.end] == t.text and t.text for t in found)
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert all(is_valid(t.edtf) for t in found), [(t.text, t.edtf) for t in found]


@given(st.text(max_size=80))
def test_any_text_is_read_without_error(text: str) -> None:
    assert all(text[t.start : t.end] == t.text for t in times(text))
