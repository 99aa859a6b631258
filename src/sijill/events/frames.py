"""Which frame of a trigger fits where it stands: the words that must or must not be near."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sijill.events.lexicon import Frame, Lexicon
from sijill.events.line import ASIDE, COMMAS, HARD_MARKS, Hit, Line, Party, opens_complement
from sijill.knowledge.predicates import codebook

NEAR = 12
BEFORE = 4
AFTER = 7
BESIDE = 20
SUBJECT = 5
RESUMED = 5
DESCRIBED = 3  # words between a verb and the noun without article that it tells of
STOPS = HARD_MARKS - {":"}


class Fit(NamedTuple):
    """A frame with the words that it asks for (`words`, at tokens[first:last]) or the reason why it is refused; `asked`
    where the words that it asks for do not stand there."""

    frame: Frame
    words: str = ""
    first: int = 0
    last: int = 0
    refused: str = ""
    asked: tuple[tuple[str, ...], ...] = ()


def fitting_frames(line: Line, hit: Hit, lex: Lexicon) -> Iterator[Fit]:
    """Frames of a trigger, those first whose asked-for words stand near; refused ones with the reason."""
    plain: list[Fit] = []
    near: list[Fit] = []
    seen: set[str] = set()
    for entry in hit.entries:
        frame = entry.frame
        if frame is None or frame.predicate.id in seen:
            continue
        seen.add(frame.predicate.id)
        first, last = _around(line, hit) if frame.beside else (max(hit.first - BEFORE, 0), min(hit.last + AFTER, len(line.tokens)))
        found = _stands(line, first, last, frame.never)
        if found and _in_name(line, found):
            found = _stands(line, found[2], last, frame.never)
        if found:
            plain.append(Fit(frame, refused=f"{found[0]} stands near"))
        elif frame.beside and not _stands(line, *_around(line, hit), frame.beside):
            plain.append(Fit(frame, refused="does not stand beside it", asked=frame.beside))
        elif not frame.near:
            plain.insert(0 if frame.doers else len(plain), Fit(frame))
        elif found := _stands(line, hit.last, _near_end(line, hit, lex, frame.predicate.within), frame.near) or _before(line, hit, frame, lex) or _on_people(line, hit, frame, lex) or _of_two(line, hit, frame, lex):
            near.append(Fit(frame, *found))
        else:
            plain.append(Fit(frame, refused="does not follow", asked=frame.near))
    yield from sorted(near, key=lambda fit: fit.first)
    yield from plain


def _in_name(line: Line, found: tuple[str, int, int]) -> bool:
    """Whether a word is only part of the longer name of a body ("the university", which in Arabic is the League of X too)."""
    party = line.covered.get(found[1])
    named = party is not None and party.mention.form == "name" and any(a.code in codebook().bodies for a in party.mention.actors)
    return named and party is not None and found[2] - found[1] == 1 < party.last - party.first


def _around(line: Line, hit: Hit) -> tuple[int, int]:
    """The words around a trigger in its sentence, which may hold several clauses, up to a full stop or semicolon."""
    first, last = hit.first, hit.last
    while first > max(hit.first - BESIDE, 0) and line.tokens[first - 1].text not in STOPS:
        first -= 1
    while last < min(hit.last + BESIDE, len(line.tokens)) and line.tokens[last].text not in STOPS:
        last += 1
    return first, last


def _before(line: Line, hit: Hit, frame: Frame, lex: Lexicon) -> tuple[str, int, int] | None:
    """In a relative clause with a pronoun for its noun, the asked-for word stands before ("the treaty that X signed",
    "a missile that X fired")."""
    left = line.left_bound(hit.first)
    people = line.covered.get(hit.first - 1)
    start = people.first if people is not None and people.mention.form == "nominal" else hit.first - 1
    while hit.pronoun and hit.first - start <= DESCRIBED and start > left and line.tokens[start].kind == "word" and start not in line.preps and start not in line.covered and start not in line.hit_at:
        start -= 1  # "an informal accord that X signed"
    if hit.pronoun and hit.finite and not hit.conjunction and (found := _stands(line, start, hit.first, frame.near)):
        return found[0], 0, 0
    resumed = hit.pronoun or any(i in line.pronouns for i in range(hit.last, min(hit.last + RESUMED, len(line.tokens))))
    if not resumed or line.tokens[left].norm not in lex.words.relatives:
        return None
    found = _stands(line, max(left - NEAR, 0), left, frame.near)
    return (found[0], 0, 0) if found else None


def _on_people(line: Line, hit: Hit, frame: Frame, lex: Lexicon) -> tuple[str, int, int] | None:
    """For an act done to people, somebody named or told of by nationality does as well as a word for people: right after
    its subject, or right after a verbal noun or the verb that its subject precedes ("the police held the Chadian X")."""
    if not frame.predicate.persons or hit.pronoun or hit.article:
        return None
    at = hit.last
    if hit.finite and at + 1 < len(line.tokens) and (line.tokens[at].norm, line.tokens[at + 1].norm) in lex.words.doer:
        return line.tokens[at].text, 0, 0  # "the two were held by X"
    first = line.covered.get(hit.last)
    doer_before = hit.finite and hit.first - 1 in line.covered
    if first is not None and not (_people(first) and (doer_before or not hit.finite)):
        at = next((i for i in range(first.last, len(line.tokens)) if i not in line.counting and line.tokens[i].kind != "number"), first.last)
        first = line.covered.get(at)  # "deported some thousands of Chadians"
        if first is not None and hit.finite and first.mention.preposition:
            return None
    if first is not None and not hit.finite and first.mention.form == "adjective" and not first.mention.preposition:
        return None  # "the Saudi woman", or her state, which is written alike
    if first is None or not _people(first) or (first.mention.preposition and frame.noun_roles.get(first.mention.preposition) != "recipient"):
        return None
    return first.mention.text, 0, 0


def _of_two(line: Line, hit: Hit, frame: Frame, lex: Lexicon) -> tuple[str, int, int] | None:
    """A noun that asks for "between" or "with" has its two parties in two adjectives after it as well ("the nuclear X-Y accord")."""
    if hit.finite or frame.noun_roles.get("adjective") != "both" or not any(words[0] in lex.words.partner for words in frame.near):
        return None
    one = line.covered.get(hit.last) or line.covered.get(hit.last + 1)
    if one is None or one.last + 1 >= len(line.tokens):
        return None
    two = line.covered.get(one.last + (line.tokens[one.last].kind == "mark" and line.tokens[one.last].text not in HARD_MARKS))
    both = two is not None and all(p.mention.form == "adjective" and p.mention.actors and not p.mention.preposition for p in (one, two))
    return ("", 0, 0) if both else None


def _people(party: Party) -> bool:
    """Whether a party is somebody by name, people of a nationality or people by a noun for them."""
    mention, rules = party.mention, codebook()
    sector = mention.sector or next((a.sector for a in mention.actors), None)
    people = sector is None or (sector in rules.persons and sector not in (*rules.state_sectors, *rules.armed))
    nationals = bool(mention.actors) and not any(a.code in rules.non_state_codes for a in mention.actors)
    return mention.kind == "person" or (mention.kind == "group" and nationals and people)


def _near_end(line: Line, hit: Hit, lex: Lexicon, within: int = 0) -> int:
    """Where the words that a predicate asks for must have begun: in its clause or the complement that it opens, or
    `within` so many words."""
    reach = (within or NEAR) + sum(last - first for first, last in line.asides if hit.last <= first < hit.last + (within or NEAR)) + _parenthesis(line, hit)
    reach += sum(p.last - p.first - 1 for p in line.parties if hit.last <= p.first < hit.last + (within or NEAR) and hit.finite)
    for bound in line.bounds:
        beside = line.hit_at.get(bound)
        if bound == hit.last and hit.finite and beside is not None and beside.finite and beside.conjunction:
            continue  # "trains and equips fighters"
        relative = not hit.finite and bound <= hit.last + 2 and line.tokens[bound].norm in lex.words.relatives
        if hit.last <= bound < hit.last + reach and line.aside(bound) is None and not relative and not opens_complement(line.tokens[bound], lex):
            return bound
    return min(hit.last + reach, len(line.tokens))


def _parenthesis(line: Line, hit: Hit) -> int:
    """How long a phrase between commas is that opens with a preposition right after the subject ("tried, since ..., to")."""
    opens = next((i for i in range(hit.last, min(hit.last + SUBJECT, len(line.tokens) - 1)) if line.tokens[i].text in COMMAS and i + 1 in line.preps), None)
    if opens is None or not hit.finite:
        return 0
    closes = next((i for i in range(opens + 2, min(opens + ASIDE, len(line.tokens) - 1)) if line.tokens[i].text in COMMAS), None)
    return closes - opens if closes is not None and closes + 1 in line.preps else 0


def _stands(line: Line, first: int, last: int, wanted: Sequence[tuple[str, ...]]) -> tuple[str, int, int] | None:
    """The first of the wanted word sequences that stands in tokens[first:last], with where it stands."""
    if not wanted:
        return None
    heads = frozenset(words[0] for words in wanted)
    for i in range(first, last):
        if not (found := line.stems[i] & heads):
            continue
        for sequence in wanted:
            if sequence[0] in found and _follows(line, i + 1, sequence[1:]):
                return " ".join(sequence), i, i + len(sequence)
    return None


def _follows(line: Line, i: int, rest: Sequence[str]) -> bool:
    if i + len(rest) > len(line.tokens):
        return False
    return all(word in line.stems[i + n] and not (i + n in line.preps and i + n in line.covered) for n, word in enumerate(rest))
