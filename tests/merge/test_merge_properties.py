"""Merging is a function of the set of records: no order and no repetition changes it, no mention is lost or doubled."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_reports import Case

from sijill.merge.contradictions import contradicts
from sijill.merge.merge import merge
from sijill.merge.report import make_report

TEXTS = [
    "زار وزير كينيا تنزانيا لبحث السكة والميناء",
    "التقى الوزير الكيني نظيره في دار السلام وبحث معه السكة والميناء",
    "اتهمت أوغندا رواندا بإغلاق الحدود أمام التجار",
    "أفرجت تنزانيا عن 9 بحارة من كينيا قرب الجزيرة",
    "وقعت كينيا وتنزانيا اتفاقية الربط الكهربائي",
]
ACTS = [
    ("CONSULT", "042"),
    ("CONSULT", "040"),
    ("ACCUSE", "112"),
    ("RETREAT", "0841"),
    ("CONCEDE", "081"),
    ("SUPPORT", "057"),
    ("AGREE", "030"),
]
NARROW = ["2019-03-04", "2019-03-05", "2019-03", "2019-03-04/2019-03-06", "2019-03-04~", "9999-12-31"]
DATES = ["", *NARROW, "2019", "2019-03/..", "../2019-04", "XXXX-03-04"]
CODES = ["KEN", "TZA", "UGA", "RWA", "KEN=person:a", "KEN=person:b", "UNK"]
PARTIES = st.lists(st.sampled_from(CODES), max_size=2, unique=True)
MENTION = st.fixed_dictionaries(
    {
        "act": st.sampled_from(ACTS),
        "actor": PARTIES,
        "recipient": PARTIES,
        "edtf": st.sampled_from(DATES),
        "basis": st.sampled_from(["dates.day", "news of the day before"]),
        "status": st.sampled_from(["happened", "planned", "alleged", "denied", "negated", "requested", "hypothetical"]),
    }
)
DOCUMENT = st.tuples(
    st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4),
    st.sampled_from([None, "2019-03-05", "2019-03-06", "2019"]),
    st.lists(st.tuples(st.integers(0, 3), MENTION), max_size=6),
)


def _case(drawn: list[Any]) -> Case:
    case = Case()
    for number, (texts, published, mentions) in enumerate(drawn):
        case.document(f"d{number}", *texts, published=published)
        for sentence, m in mentions:
            sides = m["actor"], m["recipient"]
            place, how = (f"d{number}", sentence % len(texts)), {"status": m["status"], "date_basis": m["basis"]}
            name = case.mention(*place, *m["act"], *sides, m["edtf"], **how)
            if m["status"] in ("alleged", "denied"):
                case.claim(name, "UGA", "denies" if m["status"] == "denied" else "asserts")
    return case


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(DOCUMENT, max_size=5), st.randoms(use_true_random=False))
def test_order_does_not_matter_and_every_mention_is_in_one_event(drawn: list[Any], order: random.Random) -> None:
    case = _case(drawn)
    merged = case.merged()
    shuffled = [order.sample(part, len(part)) for part in (case.documents, case.mentions, case.claims)]
    again = merge(*shuffled, case.spans)  # type: ignore[arg-type]
    assert again == merged
    assert case.merged() == merged
    told = [mention for event in merged.events for mention in event.mentions]
    assert sorted(told) == sorted(m.id for m in case.mentions)
    assert all(event.id == event.mentions[0] for event in merged.events)
    assert len(merged.claims) == len(case.claims)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(DOCUMENT, max_size=5))
def test_no_event_holds_reports_that_contradict_but_what_is_marked_as_likely_one(drawn: list[Any]) -> None:
    case = _case(drawn)
    merged = case.merged()
    documents = {d.id: d for d in case.documents}
    reports = {m.id: make_report(m, documents[m.document], *case.spans[m.document, m.sentence]) for m in case.mentions}
    for event in merged.events:
        joined = {(one.document, one.start) for one in event.evidence if one.joined}
        members = [reports[i] for i in event.mentions]
        for a in members:
            for b in members:
                copies = merged.copies.get(a.mention.document) or merged.copies.get(b.mention.document)
                likely = joined & {(r.mention.document, r.start) for r in (a, b)}
                assert copies or likely or a is b or not contradicts(a, b)
        assert event.evidence
        assert 1 <= event.support.independent <= event.support.documents
