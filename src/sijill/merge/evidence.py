"""Points for two reports of one article being one act, where no single sign is enough: the same word, the lead and what
follows it, persons, towns and numbers in common, words in common, a noun with the article."""

from __future__ import annotations

from sijill.merge.report import NARROW, Report, content_words, identities
from sijill.merge.same import overlap, shared_number
from sijill.text.edtf import first_day

_ENOUGH = 4
_NEAR = 3  # sentences
_FAR = 5
_LEAD = 1  # the last sentence of title and lead
_RELIEF = "073"
_PROLONGED = "events.sanction.extend"
# Acts of which an article tells one twice rather than two: measures; arrests, charges and backing, where one word tells them.
_ONE = {"SANCTION": 3}
_ONE_IN_ONE_WORD = {"COERCE": 1, "ACCUSE": 1, "RETREAT": 1, "SUPPORT": 1}
# Acts of which it rather tells several: gifts and accords; what is asked and what is praised, where other words tell it.
_SEVERAL = {"AID": -2, "AGREE": -4, "REJECT": -1, "REQUEST": -1}
_SEVERAL_IN_OTHER_WORDS = {"REQUEST": -3, "SUPPORT": -3, "ASSAULT": -1, "COOPERATE": -1}


def told_twice(a: Report, b: Report) -> float:
    """Strength of the evidence that an article tells one act twice; 0: not enough."""
    if a.mention.document != b.mention.document or a.mention.sentence == b.mention.sentence or points(a, b) < _ENOUGH:
        return 0.0
    return 0.5 + overlap(a, b) / 2


def points(a: Report, b: Report) -> int:
    """The sum of what speaks for one act and against it; the two do not contradict each other."""
    first, second = sorted((a, b), key=lambda r: r.start)
    distance = second.mention.sentence - first.mention.sentence
    near = 0 < distance <= _NEAR
    persons = [identities((*r.mention.actor, *r.mention.recipient), "person") for r in (a, b)]
    signs = (
        2 * _one_word(a, b),
        -("planned" in (a.mention.status, b.mention.status) and not _one_word(a, b)),
        near,
        2 * (near and first.mention.sentence <= _LEAD),
        bool(persons[0] & persons[1]),
        bool(a.towns & b.towns),
        shared_number(a, b),
        second.definite,
        bool(a.mention.edtf) and a.mention.edtf == b.mention.edtf,
        min(len(a.words & b.words), 2),
        min(_readiness(a, b), _readiness(b, a)),
        -second.further,
        -(distance > _FAR),
        -3 * (bool(a.lasting) != bool(b.lasting)),
        -2 * set_back(a, b),
        -3 * (a.mention.status != b.mention.status and a.words.isdisjoint(b.words)),
        -2 * (a.kind == b.kind == "visit" and not persons[0] & persons[1]),
    )
    return sum(signs)


def _one_word(a: Report, b: Report) -> bool:
    """Whether one rule tells both, or forms of one word."""
    words = [content_words(r.trigger, r.language) for r in (a, b)]
    return a.rule == b.rule or not words[0].isdisjoint(words[1])


def _readiness(a: Report, b: Report) -> int:
    """How ready articles are to tell one act of a's category twice, rather than two."""
    if a.kind == b.kind == _RELIEF or a.rule == _PROLONGED:
        return -1
    rest = _ONE_IN_ONE_WORD if _one_word(a, b) else _SEVERAL_IN_OTHER_WORDS
    return _ONE.get(a.category, 0) + _SEVERAL.get(a.category, 0) + rest.get(a.category, 0)


def set_back(a: Report, b: Report) -> bool:
    """Whether one is undated and the other is dated back behind the article: history told beside the news."""
    dated = [r for r in (a, b) if r.days is not None]
    if len(dated) != 1 or dated[0].days is None:
        return False
    published = first_day(dated[0].published or "")
    return published is None or (published - dated[0].days[1]).days > NARROW
