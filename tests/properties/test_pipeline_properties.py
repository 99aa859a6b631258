"""What holds of the reading of any text, however odd."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sijill.pipeline import read_document
from sijill.records import Document, Reading

_FRAGMENTS = [
    "زار الرئيس المصري الخرطوم", "اتهمت فرنسا روسيا بقصف المدينة", "نفت إيران ذلك", "وقال الجانبان", "واتهمها", "نظيره السوداني",
    "قوات بلاده", "من قبل", "تم توقيع اتفاق بين", "لم", "سوف", "قد", "إذا", "أن", "التي", "الذي", "ضدها", "بينهما", "عليها", "لن يزور",
    "هددت كوريا الشمالية", "د. سليم", "مقتل 12 جنديا", "في 12 مايو 2015", "أمس", "يوم الثلاثاء", "عام ١٩٩٠", "الشهر الماضي", "الأمم المتحدة",
    "وزيرالخارجية", "مُحَمَّد", "عـــمان", "غارات إسرائيلية على لبنان", "مساعدات لأوكرانيا", "بحسب مصادر", "اقرأ أيضا", "و", "ال", "ـ", "ً",
]  # fmt: skip
_MARKS = [" ", " ", " ", ". ", "..", "، ", "؟", "!", ": ", "«", "»", '"', "(", ")", "\n", "\n\n", "\r\n", "\t", "-", "/", "…", "؛ "]
_OTHER = ["NATO", "F-16", "3.5", "12,000", "٪", "۱۹", "https://example.org/a?b=1", "🙂", "中国", "é", "\u200f", "\u200c", "\ufeff", "\x00", "\x0b", "\x1b", "\u2028"]

_pieces = st.one_of(st.sampled_from(_FRAGMENTS), st.sampled_from(_MARKS), st.sampled_from(_OTHER), st.text(max_size=3))
texts = st.lists(_pieces, max_size=40).map("".join)
_sane = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _document(text: str, title: str = "") -> Document:
    whole = f"{title}\n\n{text}" if title else text
    return Document(id="d", text=whole, title=title, sha256="", published="2015-08-07")


@lru_cache(maxsize=500)
def _read(text: str) -> Reading:
    return read_document(_document(text))


def _check_spans(read: Reading) -> None:
    text = read.document.text
    spans = [(s.start, s.end) for s in read.sentences] + [(m.start, m.end) for m in read.mentions]
    spans += [(t.start, t.end) for t in read.times] + [(e.start, e.end) for e in read.events]
    spans += [(q.start, q.end) for q in read.quotes] + [(c.start, c.end) for c in read.claims]
    spans += [(s.start, s.end) for s in read.statements]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(text[m.start : m.end] == m.text for m in read.mentions)
    assert all(text[t.start : t.end] == t.text for t in read.times)
    assert all(text[t.start : t.end] == t.text for s in read.sentences for t in s.tokens)


@given(texts)
@_sane
def test_every_span_is_inside_the_text(text: str) -> None:
    _check_spans(_read(text))


@given(texts, st.sampled_from(_FRAGMENTS))
@_sane
def test_a_title_changes_nothing_of_that(text: str, title: str) -> None:
    read = read_document(_document(text, title))
    _check_spans(read)
    assert all(s.end <= len(title) for s in read.sentences if s.title)


@given(texts)
@_sane
def test_sentences_are_in_order_and_do_not_overlap(text: str) -> None:
    sentences = _read(text).sentences
    assert [s.index for s in sentences] == list(range(len(sentences)))
    assert all(left.end <= right.start for left, right in pairwise(sentences))
    assert all(s.start <= t.start < t.end <= s.end for s in sentences for t in s.tokens)


@given(texts)
@_sane
def test_records_stand_in_their_sentence(text: str) -> None:
    read = _read(text)
    spans = [(m.sentence, m.start, m.end) for m in read.mentions] + [(t.sentence, t.start, t.end) for t in read.times]
    for index, start, end in spans:
        sentence = read.sentences[index]
        assert sentence.start <= start < end <= sentence.end


@given(texts)
@_sane
def test_the_evidence_of_an_event_holds_its_trigger(text: str) -> None:
    read = _read(text)
    for event in read.events:
        sentence = read.sentences[event.sentence]
        assert (event.start, event.end) == (sentence.start, sentence.end)
        assert event.start <= event.trigger_start < event.trigger_end <= event.end
        assert event.text == text[event.trigger_start : event.trigger_end]


@given(texts)
@_sane
def test_a_directed_act_has_each_party_on_one_side(text: str) -> None:
    for event in _read(text).events:
        assert event.actor or event.recipient
        assert not {(a.code, a.sector) for a in event.actor} & {(a.code, a.sector) for a in event.recipient}


@given(texts)
@_sane
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read_document(_document(text)) == _read(text)


@given(texts)
@_sane
def test_ids_are_unique_in_a_document(text: str) -> None:
    read = _read(text)
    for records in (read.events, read.claims, read.statements):
        ids = [record.id for record in records]
        assert len(set(ids)) == len(ids)
    known = {event.id for event in read.events}
    assert all(claim.event is None or claim.event in known for claim in read.claims)
