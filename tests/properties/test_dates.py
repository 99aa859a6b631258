"""Properties: a date that is written out is read back, offsets are true, nothing overlaps, results are valid."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hijridate import Gregorian
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.dates.calendar import add_months, around, week_of
from sijill.dates.find import find_times
from sijill.knowledge.dates import DateWords, NumberWords, lexicon
from sijill.knowledge.loading import language_folder, load_yaml
from sijill.records import Document, Reading, Sentence, TimeMention
from sijill.text.edtf import first_day, is_valid, last_day
from sijill.text.tokens import tokenise

_WORDS = load_yaml(language_folder("ar") / "dates.yaml", DateWords)
_NUMBERS = load_yaml(language_folder("ar") / "numbers.yaml", NumberWords)
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


@settings(deadline=None)
@given(written())
def test_a_written_date_is_read_back(case: tuple[str, date]) -> None:
    text, day = case
    found = times(f"وصل الوفد {text} إلى العاصمة")
    assert [t.edtf for t in found] == [day.isoformat()]
    assert found[0].text == text


@settings(deadline=None)
@given(_DAYS, st.sampled_from(["أمس", "اليوم", "غدا"]))
def test_days_from_today(day: date, word: str) -> None:
    steps = {"أمس": -1, "اليوم": 0, "غدا": 1}
    (found,) = times(f"يصل الوفد {word}", day.isoformat())
    assert (last_day(found.edtf) or date.min).toordinal() - day.toordinal() == steps[word]
    assert found.basis == day.isoformat()


def ordinal(number: int) -> str:
    """A day of the month in words: "the twenty-third"."""
    tens, ones = divmod(number, 10)
    if number <= 10 and number != 1:
        return "ال" + _NUMBERS.ordinals[number][0]
    if ones == 0:
        return "ال" + _NUMBERS.cardinals[number][1]
    one = "الأول" if number == 1 else "ال" + ("حادي" if ones == 1 else _NUMBERS.ordinals[ones][0])
    if number == 1:
        return one
    return f"{one} عشر" if tens == 1 else f"{one} وال{_NUMBERS.cardinals[tens * 10][1]}"


def cardinal(number: int) -> str:
    """A year in words: "one thousand nine hundred and forty-eight"."""
    parts, words = ["ألف" if number < 2000 else "ألفين"], _NUMBERS.cardinals
    hundreds, rest = number // 100 % 10, number % 100
    if hundreds:
        parts.append(words[hundreds * 100][0])
    if 10 < rest < 20:
        parts.append({11: "أحد عشر", 12: "اثني عشر"}.get(rest) or f"{words[rest % 10][1]} عشر")
    elif rest:
        parts += [words[n][1 if 2 < n < 10 else 0] for n in (rest % 10, rest - rest % 10) if n]
    return " و".join(parts)


@settings(deadline=None)
@given(_DAYS)
def test_a_day_in_words_is_read_back(day: date) -> None:
    name = _WORDS.months[day.month][0]
    for text in (f"{ordinal(day.day)} من {name} {day.year}", f"{ordinal(day.day)} من شهر {name} عام {cardinal(day.year)}"):
        assert [t.edtf for t in times(f"وصل الوفد في {text} إلى العاصمة")] == [day.isoformat()], text


@settings(deadline=None)
@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2070, 1, 1)), st.booleans(), st.booleans())
def test_both_calendars_are_read_back_in_either_order(day: date, hijri_first: bool, brackets: bool) -> None:
    hijri = Gregorian.fromdate(day).to_hijri()
    one = f"{hijri.day} {_WORDS.hijri_months[hijri.month][0]} {hijri.year}هـ"
    two = f"{day.day} {_WORDS.months[day.month][0]} {day.year}"
    first, second = (one, two) if hijri_first else (two, one)
    text = f"{first} ({second})" if brackets else f"{first} الموافق {second}"
    assert [t.edtf for t in times(f"صدر المرسوم في {text} في العاصمة")] == [day.isoformat()]
    assert [t.edtf for t in times(f"صدر المرسوم في {one}")] == [day.isoformat()]


@settings(deadline=None)
@given(_DAYS, st.integers(0, 6))
def test_weekdays_are_the_nearest_in_their_direction(today: date, weekday: int) -> None:
    name = "ال" + _WORDS.weekdays[weekday][0]
    for text, first, last in (
        (f"وصل الوفد {name}", -6, 0),
        (f"وصل الوفد {name} الماضي", -7, -1),
        (f"يصل الوفد {name} المقبل", 1, 7),
    ):
        (found,) = times(text, today.isoformat())
        day = date.fromisoformat(found.edtf)
        assert day.weekday() == weekday
        assert first <= (day - today).days <= last, text


@settings(deadline=None)
@given(_DAYS, st.integers(3, 10))
def test_amounts_are_counted_back(today: date, count: int) -> None:
    for unit, days in (("أيام", 1), ("أسابيع", 7)):
        (found,) = times(f"وصل الوفد قبل {count} {unit}", today.isoformat())
        assert first_day(found.edtf) == today - timedelta(days=days * count)
    (months,) = times(f"وصل الوفد قبل {count} أشهر", today.isoformat())
    (both,) = times(f"وصل الوفد قبل عام و{count} أشهر", today.isoformat())
    for found, back in ((months, count), (both, 12 + count)):
        day = add_months(today, -back)
        assert day is not None
        assert found.edtf == f"{day.isoformat()[:7]}~"


@settings(deadline=None)
@given(st.integers(1900, 2090), st.integers(1, 99))
def test_spans_of_years_are_read_back(first: int, length: int) -> None:
    last = min(first + length, 2100)
    texts = [f"من عام {first} إلى عام {last}", f"بين عامي {first} و{last}", f"بين {first} و{last}", f"خلال {first}-{last}"]
    for text in texts:
        assert [t.edtf for t in times(f"حكم الحزب {text}")] == [f"{first}/{last}"], text


@settings(deadline=None)
@given(_DAYS, st.sampled_from([None, 0, 5, 6]))
def test_a_day_lies_in_its_week(day: date, start: int | None) -> None:
    first = week_of(day, start)
    assert first.weekday() == (start or 0)
    assert 0 <= (day - first).days < 7
    assert around(day, "week", start) == f"{first}/{first + timedelta(days=6)}"


_ANY = st.one_of(st.sampled_from(_FORMS), st.integers(0, 3000).map(str), st.sampled_from(list("،/-().:")))


@settings(deadline=None)
@given(st.lists(_ANY, max_size=14))
def test_whatever_is_written_offsets_are_true_and_nothing_overlaps(words: list[str]) -> None:
    text = " ".join(words)
    for published in ("2015-08-07", None, "2015-08", "2014/2015"):
        found = times(text, published)
        assert all(text[t.start : t.end] == t.text and t.text for t in found)
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert all(is_valid(t.edtf) for t in found), [(t.text, t.edtf) for t in found]


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_without_error(text: str) -> None:
    assert all(text[t.start : t.end] == t.text for t in times(text))
