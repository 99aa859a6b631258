"""Reads numbers written in digits or words: 23, "the 23rd", cardinals and ordinals of several words."""

from __future__ import annotations

from dataclasses import dataclass

from sijill.dates.scan import Scan


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was read: its end, whether it is an ordinal, has the article, is written in digits."""

    value: int
    end: int
    ordinal: bool = False
    article: bool = False
    digits: bool = False


def read_number(scan: Scan, i: int) -> Number | None:
    """The number at token `i`, or None."""
    if (value := scan.whole(i)) is not None:
        return Number(value, i + 1, digits=True)
    article = scan.lexicon.articles.get(scan.norm(i))
    if article is not None and (value := scan.whole(i + 1)) is not None:
        return Number(value, i + 2, ordinal=article >= 0, article=article >= 0, digits=True)
    form = scan.form(i)
    if "ordinal" in form.roles:
        return _ordinal(scan, i, form.roles["ordinal"], form.article)
    if "cardinal" in form.roles:
        return _cardinal(scan, i, form.article)
    return None


def _ordinal(scan: Scan, i: int, value: int, article: bool) -> Number:
    tens = _joined(scan, i + 1)
    if "teen" in scan.form(i + 1).roles and value < 10:
        return Number(value + 10, i + 2, True, article)
    if 20 <= tens <= 90 and value < 10:
        return Number(value + tens, i + 2, True, article)
    return Number(value, i + 1, True, article)


def _joined(scan: Scan, i: int) -> int:
    """The cardinal at `i` when it is joined to the word before by a conjunction, else 0."""
    form, norm = scan.form(i), scan.norm(i)
    if form.joined and form.skip:
        return int(form.roles.get("cardinal", 0))
    rest = scan.lexicon.forms.get(norm[1:]) if norm[:1] in scan.lexicon.conjunctions else None  # "and one" spelt as "one"
    return int(rest.roles.get("cardinal", 0)) if rest and not rest.skip else 0


def _size(value: int) -> int:
    """The place of a number word in a number: thousands 3, hundreds 2, units 1, tens 0."""
    return 3 if value >= 1000 else 2 if value >= 100 else 1 if value <= 10 else 0


def _cardinal(scan: Scan, i: int, article: bool) -> Number:
    value, end, size = _one(scan, i, scan.form(i).roles["cardinal"])
    while (more := _joined(scan, end)) and _size(more) < size:
        added, end, size = _one(scan, end, more)
        value += added
    if scan.form(end).roles.get("cardinal") == 1000 and not scan.form(end).joined and value < 1000:
        return Number(value * 1000, end + 1, False, article)
    return Number(value, end, article and 20 <= value < 1000, article)


def _one(scan: Scan, i: int, value: int) -> tuple[int, int, int]:
    """(value, end, size) of one member: a word, a teen, or a unit times a hundred or thousand."""
    after = scan.form(i + 1)
    if value < 10 and "teen" in after.roles and not after.joined:
        return value + 10, i + 2, 0
    times = after.roles.get("cardinal", 0) if not after.joined and value <= 10 else 0
    if times in (100, 1000):
        return value * times, i + 2, _size(times)
    return value, i + 1, _size(value)
