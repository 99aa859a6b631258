"""Meetings and visits that are told as planned and as held."""

from __future__ import annotations

from sijill.merge.report import DAY, Report, identities
from sijill.text.edtf import first_day


def fulfilled(a: Report, b: Report) -> bool:
    """Whether named persons meet, or one visits, as an article of the days before says without a date; others may have come."""
    planned, done = (a, b) if a.mention.status == "planned" else (b, a)
    if (planned.mention.status, done.mention.status) != ("planned", "happened") or a.category != "CONSULT" or a.kind != b.kind:
        return False
    published = first_day(planned.published or "")
    if planned.days is not None or done.days is None or done.width > DAY or published is None:
        return False
    if not -1 <= (done.days[1] - published).days <= DAY:
        return False
    persons = [identities(r.mention.actor if r.kind == "visit" else (*r.mention.actor, *r.mention.recipient), "person") for r in (a, b)]
    if a.kind == "visit":
        return persons[0] == persons[1] and len(persons[0]) > 0
    meant, met = persons if planned is a else persons[::-1]
    return meant <= met and len(meant) > 1


def told_before(a: Report, b: Report) -> bool:
    """Whether an article tells without a day that two persons met, and of the plan that they meet, with its day; or articles
    of these days tell of a plan to visit, and by a noun, which tells no time, of the visit."""
    planned, done = (a, b) if a.mention.status == "planned" else (b, a)
    if done.mention.status != "happened" or done.days is not None or planned.days is None or planned.width > DAY:
        return False
    days = [first_day(r.published or "") for r in (planned, done)]
    if days[0] is None or days[1] is None or abs((days[0] - days[1]).days) > DAY:
        return False
    if a.kind == b.kind == "visit":
        one = identities(a.mention.actor, "person") & identities(b.mention.actor, "person")
        return bool(one) and a.sides == b.sides and done.occasion and planned.days[0] > days[1]
    if not (a.kind == b.kind == "talks") or a.codes != b.codes or a.mention.document != b.mention.document:
        return False
    persons = [identities((*r.mention.actor, *r.mention.recipient), "person") for r in (a, b)]
    return persons[0] == persons[1] and len(persons[0]) > 1 and 0 <= (days[0] - planned.days[0]).days <= DAY
