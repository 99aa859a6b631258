"""Nominals: an office or actor noun with the nationality, body or name that tells whose it is, and the person's name.

"wazir al-difa' al-rusi, Sergey Shoygu" is one mention: RUS, GOV, and introduces the person's name.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sijill.entities.bare import articled, bare, for_groups, has_article
from sijill.entities.guard import accepted
from sijill.entities.identity import (
    office_id,
    one_person,
    person_actor,
    with_name,
    with_office,
)
from sijill.entities.lexicon import Lexicon, is_name_word
from sijill.entities.memory import Memory, bare_words
from sijill.entities.owners import HIGH, REACH, Owner, actor_of, best_name, called, portfolio, seat
from sijill.entities.people import after_trailing, closed, is_written_given, name_end, skip_titles
from sijill.entities.phrase import is_object, post_end, qualifies
from sijill.entities.posts import ENVOY, after_post, is_named
from sijill.entities.spans import Found
from sijill.knowledge.letters import clitics
from sijill.knowledge.names import Name
from sijill.knowledge.predicates import codebook
from sijill.knowledge.terms import titled
from sijill.knowledge.vocabulary import vocabulary
from sijill.knowledge.world import Person, states
from sijill.records import Actor, Token
from sijill.text.clitics import analyse
from sijill.text.matcher import Match

_INNER = {"organisation": "body", "country": "of", "adjective": "nationality"}  # whose an office is by its own words, with the rule
_PERSON = frozenset({"person"})
_OWNERS = ("country", "organisation", "place", "person")


def nominal(tokens: Sequence[Token], head: Match[Name], lex: Lexicon, memory: Memory) -> Found | None:
    """The mention that begins with `head`, or None when the head alone names nobody."""
    name = head.payload
    if name.kind == "own":
        return _own(tokens, head, lex)
    if name.kind == "counterpart" and not head.pronoun:
        return None
    owner = (
        _inner(tokens, head, lex, memory) or _owner(tokens, head.last, lex, memory, definite=_is_definite(tokens, head, lex))
        or seat(tokens, head, lex, memory) or _serving(tokens, head, lex, memory) or called(tokens, head, lex, memory) or portfolio(tokens, head, lex, memory)
    )  # fmt: skip
    if owner is not None and owner.rule == "of" and _bears(tokens[owner.last - 1], head, lex, memory):
        owner = None
    if owner is not None and _leads(head, owner, lex):
        return None
    last = after_trailing(tokens, owner.last if owner else head.last, lex)
    person = _person(tokens, last, head, lex, memory, sure=owner is not None)
    if person is None and owner is not None and name.level == ENVOY and (post := after_post(tokens, last, lex)) > last:
        person = _person(tokens, post, head, lex, memory, sure=True)
        if person is not None and not is_named(tokens, person[:2], post, owner.actor.code, person[2].code if person[2] else "", lex):
            person = None
    elif owner is not None and person is not None and person[2] is not None and person[0] > last and person[2].code != owner.actor.code:
        person = None  # "the emir of X Minister Y"
    words = bare_words(tokens[head.first : head.last], head.analysis, lex.language)
    if owner is None and person is None:
        return bare(tokens, head, words, lex, memory)
    end = person[1] if person else last
    actor = _identified(tokens, head, end, _joined(name, owner, person[2] if person else None), owner, person[:2] if person else None, lex)
    rule = f"entities.{name.kind}.{owner.rule if owner else 'person'}"
    kind = "person" if person else "group"
    return Found(
        head.first, end, kind, "nominal", (actor,) if actor else (), rule,
        analysis=head.analysis, head=" ".join(words), name=person[:2] if person else None,
        features=name.features or ("" if name.kind == "noun" else "singular"), inner=(*_seated(words, lex), *(owner.inner if owner else ())),
    )  # fmt: skip


def _seated(words: Sequence[str], lex: Lexicon) -> list[str]:
    """The bodies of a state that the words of an office name ("the head of the government")."""
    article = clitics(lex.language).article
    return [bare for word in words[1:] if (bare := word.removeprefix(article)) in lex.seated]


def _leads(head: Match[Name], owner: Owner, lex: Lexicon) -> bool:
    """Whether a head only says that somebody leads or takes part: "led by the United States" names the state itself."""
    alone = owner.rule in ("of", "nationality") and owner.sector is None and not (owner.actor.identifier_id or "").startswith("person:")
    return alone and head.analysis.preposition == lex.words.led_preposition and head.analysis.stem in lex.led_by


def _is_definite(tokens: Sequence[Token], head: Match[Name], lex: Lexicon) -> bool:
    """Words that all have the article, after which no name can stand as their owner ("the general secretary")."""
    return has_article(head, lex) and all(articled(token, lex) for token in tokens[head.first + 1 : head.last])


def _own(tokens: Sequence[Token], head: Match[Name], lex: Lexicon) -> Found | None:
    """"his country", and right after "that" also "his government": resolved later to the country of whoever is meant."""
    said = head.first > 0 and tokens[head.first - 1].norm in lex.that
    if head.pronoun not in lex.words.own_pronouns or head.analysis.stem not in lex.words.own_country[: None if said else 1]:
        return None
    return Found(head.first, head.last, "own", "pronoun", (), "entities.own", analysis=head.analysis)


def _owner(tokens: Sequence[Token], i: int, lex: Lexicon, memory: Memory, definite: bool) -> Owner | None:
    """The nationality, body or country that tells whose a head ending before token i is."""
    sector: str | None = None
    skipped, start = 0, i
    stop = min(len(tokens), i + REACH)
    of_name = False
    inner: tuple[str, ...] = ()
    while i < stop:
        token = tokens[i]
        if token.kind == "mark":
            return _quoted_body(tokens, i, lex, memory) if not (skipped or definite) else None
        if not (skipped or definite) and (known := _told(tokens, i, lex, memory)) is not None:
            return Owner(i + 1, known, "body" if known.sector else "of", None)
        match = best_name(tokens, i, lex, memory)
        if match is not None:
            kind = match.payload.kind
            closed = skipped > 0 and not of_name and not match.analysis.preposition and articled(tokens[i - 1], lex)
            parted = not (match.analysis.preposition or of_name) and _owns_nothing(tokens[i - 1], lex) and _is_state(tokens, i, match, lex)
            other = kind == "adjective" and skipped and not qualifies(tokens[start - 1], match, lex)
            if parted or other or (kind == "adjective" and (definite or closed) and not has_article(match, lex)):
                return None  # "activists called on Turkey": what an owner follows would have lost its ending
            if kind in ("adjective", "people") and not match.analysis.preposition and not match.analysis.conjunction:
                return Owner(match.last, actor_of(match), "nationality", sector, inner)
            towards = kind == "country" and bool(match.analysis.preposition) and not definite  # "the visit of the minister to X"
            told = bool(match.analysis.preposition) and match.payload.actor is not None and match.payload.actor.sector == codebook().media_sector  # "the police told AFP"
            if kind in _OWNERS and not (towards or closed or told) and _may_own(match, of_name, lex) and (not definite or of_name or match.analysis.preposition):
                named = _first_word(tokens, match, lex) if kind == "organisation" and match.last - match.first > 1 else ()
                return Owner(match.last, actor_of(match), "body" if kind == "organisation" else "of", sector, (*inner, *named))
            if definite and kind in ("noun", "office") and _qualifies(match, i, lex):
                skipped, i = skipped + 1, match.last
                continue  # "the diplomatic adviser of X"
            nested = kind in ("noun", "office") and not match.analysis.conjunction and not is_object(tokens, i, lex) and not (i == start and articled(tokens[i], lex) and _unbound(tokens[i - 1], lex))
            led = match.analysis.preposition == lex.words.owner_preposition and i > 0 and articled(tokens[i - 1], lex) and for_groups(match.payload)
            joined = led or match.analysis.preposition == (lex.words.owner_preposition if definite else "")
            if nested and (joined or of_name):
                sector = (match.payload.actor.sector if match.payload.actor else None) or sector
                inner += _first_word(tokens, match, lex) if kind == "noun" else ()
                i, skipped, definite = match.last, 0, _is_definite(tokens, match, lex)
                continue
            return None
        of_members = not definite and not skipped and i == start and not (start and articled(tokens[start - 1], lex))
        if token.norm in lex.words.name_of or (of_members and token.norm in lex.words.members_of):
            of_name, i = True, i + 1
            continue
        if token.norm in lex.words.inside and i == start and (within := _body_after(tokens, i + 1, lex, memory)) is not None:
            return within
        if skipped >= 2 + (tokens[start].norm in lex.words.portfolios) or not _may_skip(token, lex) or is_object(tokens, i, lex) or (definite and not token.norm.startswith(clitics(lex.language).article)):
            return None
        skipped, i = skipped + 1, i + 1
    return None


def _first_word(tokens: Sequence[Token], match: Match[Name], lex: Lexicon) -> tuple[str, ...]:
    """The word by which a body told within a name may be told again."""
    return tuple(bare_words(tokens[match.first : match.last], match.analysis, lex.language)[:1])


def _is_state(tokens: Sequence[Token], i: int, match: Match[Name], lex: Lexicon) -> bool:
    """Whether a name is of a state or city, or a nationality in the singular that is written as its state is."""
    if match.payload.kind != "adjective":
        return match.payload.kind in ("country", "place")
    return match.payload.features not in ("mp", "md") and any(m.payload.kind == "country" and m.last == match.last for m in lex.matcher.at(tokens, i))


def _qualifies(match: Match[Name], i: int, lex: Lexicon) -> bool:
    """Whether a word for somebody is an adjective of relation to the noun before it ("the military attache")."""
    alone = match.last == i + 1 and not (match.analysis.preposition or match.analysis.conjunction)
    return alone and has_article(match, lex) and match.analysis.stem.endswith(lex.words.relation_endings)


def _owns_nothing(token: Token, lex: Lexicon) -> bool:
    """Whether a noun has the ending of a plural that no owner follows."""
    ending = next((e for e in lex.words.plural_endings if token.norm.endswith(e)), "")
    return bool(ending) and len(token.norm) > len(ending) + 2 and bool(lex.kinds.get(token.norm[: -len(ending)], frozenset()) & {"noun", "office"})


def _unbound(token: Token, lex: Lexicon) -> bool:
    """Whether a noun bears the ending that it loses before its owner ("demonstrators", and not "the demonstrators of")."""
    return token.norm.endswith(lex.words.unbound_ending) and len(token.norm) > 2 * len(lex.words.unbound_ending) + 1 and not articled(token, lex)


def _quoted_body(tokens: Sequence[Token], i: int, lex: Lexicon, memory: Memory) -> Owner | None:
    """The body whose name stands in quotation marks right after a noun for it ("the movement <<Hamas>>")."""
    if i + 1 >= len(tokens) or tokens[i].text not in lex.words.quotes:
        return None
    match = best_name(tokens, i + 1, lex, memory)
    if match is None or match.payload.kind != "organisation" or match.analysis.preposition:
        return None
    last = match.last + (match.last < len(tokens) and tokens[match.last].text in lex.words.quotes)
    return Owner(last, actor_of(match), "body", actor_of(match).sector)


def _body_after(tokens: Sequence[Token], i: int, lex: Lexicon, memory: Memory) -> Owner | None:
    """The body that somebody serves in ("an official in the Iraqi ministry of defence", "a source in the Pentagon")."""
    match = best_name(tokens, i, lex, memory) if i < len(tokens) else None
    if match is None or match.analysis.preposition or match.analysis.conjunction:
        return None
    if match.payload.kind in ("organisation", "place") and match.payload.actor is not None and match.payload.actor.sector and accepted(match, tokens, lex, memory):
        return Owner(match.last, match.payload.actor, "body", match.payload.actor.sector)
    body = match.payload.kind in ("noun", "office") and match.payload.actor is not None and match.payload.actor.sector
    named = body and not (match.last < len(tokens) and tokens[match.last].norm in lex.words.members_of)
    owner = _owner(tokens, match.last, lex, memory, _is_definite(tokens, match, lex)) if named else None
    return owner._replace(sector=owner.sector or match.payload.actor.sector) if owner and match.payload.actor else None


def _serving(tokens: Sequence[Token], head: Match[Name], lex: Lexicon, memory: Memory) -> Owner | None:
    """The body that somebody of a longer title serves in ("the deputy head of the Africa section in Amnesty")."""
    i = post_end(tokens, head.last, lex) if head.payload.kind == "office" else None
    if i is None:
        return None
    known = _told(tokens, i + 1, lex, memory)
    body = Owner(i + 2, known, "body", None) if known is not None and known.code in codebook().bodies else _body_after(tokens, i + 1, lex, memory)
    return body if body is not None and body.actor.sector != codebook().media_sector else None


def _inner(tokens: Sequence[Token], head: Match[Name], lex: Lexicon, memory: Memory) -> Owner | None:
    """Whose it is by the words of an office themselves ("commander of the Quds Force", "the German chancellor")."""
    for i in range(head.first + 1, head.last):
        match = best_name(tokens, i, lex, memory)
        if match is not None and match.last == head.last and match.payload.kind in _INNER and not match.payload.guarded:
            return Owner(head.last, actor_of(match), _INNER[match.payload.kind], None)
    i = head.last - 1
    match = best_name(tokens, i, lex, memory) if i > head.first and tokens[i].norm in lex.generic_places else None
    if match is not None and match.payload.kind == "place" and match.last > head.last and match.payload.actor is not None:
        return Owner(match.last, actor_of(match), "of", None)
    if i > head.first and head.payload.level == ENVOY and (body := lex.envoys_of.get(tokens[i].norm)):
        return Owner(head.last, body, "body", None)
    known = _told(tokens, i, lex, memory) if i > head.first and head.payload.level not in HIGH else None
    return Owner(head.last, known, "body" if known.sector else "of", None) if known else None


def _told(tokens: Sequence[Token], i: int, lex: Lexicon, memory: Memory) -> Actor | None:
    """The body or region that a noun with the article names again ("the government of the region", "the head of the party");
    with an adjective of kind a medium is another ("the national agency")."""
    other = i + 1 < len(tokens) and articled(tokens[i + 1], lex) and tokens[i + 1].norm.endswith(lex.words.relation_endings)
    for reading in analyse(tokens[i].norm, lex.language):
        known = memory.heads.get(reading.stem) if reading.article and not (reading.conjunction or reading.preposition) else None
        if known is not None and (reading.stem in lex.generic_places or (known.identifier_id or "").startswith("org:")):
            return None if other and known.sector == codebook().media_sector else known
    return None


def _may_own(match: Match[Name], of_name: bool, lex: Lexicon) -> bool:
    name = match.payload
    if match.analysis.conjunction or name.actor is None or name.guarded:
        return False
    if name.kind == "person":
        return not match.analysis.preposition and name.actor.sector == "GOV"
    return of_name or match.analysis.preposition in ("", lex.words.owner_preposition)


def _may_skip(token: Token, lex: Lexicon) -> bool:
    """Whether a word may stand between a head and its nationality: an adjective or a noun of the head's own."""
    if token.kind != "word" or token.norm in lex.function_words or token.norm in lex.verbs:
        return False
    known = vocabulary(lex.language)
    if token.norm not in known and any(r.preposition and not (r.article or r.pronoun) and r.stem in known for r in analyse(token.norm, lex.language)):
        return False  # "the soldiers, to secure X"
    if any(r.preposition and not r.article and r.stem in lex.words.weapons for r in analyse(token.norm, lex.language)):
        return False  # "a youth, by bullets of X"
    if any(r.stem in lex.event_nouns or ((r.pronoun or r.future) and r.stem in lex.verbs) for r in analyse(token.norm, lex.language)):
        return False
    joined = (lex.kinds.get(r.stem, frozenset()) - (_PERSON if r.article else frozenset()) for r in analyse(token.norm, lex.language) if r.conjunction)
    return not any(joined)


def _person(
    tokens: Sequence[Token], i: int, head: Match[Name], lex: Lexicon, memory: Memory, sure: bool
) -> tuple[int, int, Actor | None] | None:
    """The name that follows a nominal: first and last token of the name, and the person when known."""
    start = i
    while start < len(tokens) and start - i < 2 and tokens[start].text in lex.words.opening_marks:
        start += 1
    start = skip_titles(tokens, start, lex)
    if start >= len(tokens) or tokens[start].kind != "word":
        return None
    known = [m for m in lex.matcher.at(tokens, start) if m.payload.kind == "person" and not m.analysis.preposition and not m.analysis.conjunction]
    if known and head.payload.kind == "noun" and _goes_on(tokens, known[0], lex):
        known = []  # "the analyst Abdunnasir X"
    if known:
        longest = [m for m in known if m.last == known[0].last]
        return start, closed(tokens, known[0].last, start > i, lex), one_person(longest, tokens, memory, lex, office_id(head.payload)).actor
    if head.payload.kind == "noun" and head.payload.features not in ("singular", "s", "sg"):
        return None
    first = tokens[start].norm
    if first in memory.names and start == i:
        return start, start + 1, memory.names[first]
    given = lex.person_words.get(first) == "given"
    if start == i and (bearer := _bearer(tokens, start, head, lex, memory)) is not None:
        return start, start + 1, person_actor(bearer)
    written = is_written_given(tokens, start, lex)
    given = given or written
    if not sure or (lex.matcher.at(tokens, start) and not given) or not (written or is_name_word(first, lex, first=True)):
        return None
    end = name_end(tokens, start, lex, opened=written)
    if end == start + 1 < len(tokens) and lex.kinds.get(tokens[end].norm) == frozenset({"person"}):
        end += 1  # a family name that the lists know of another
    if end == start + 1 and any(m.payload.kind == "country" and not m.payload.guarded for m in lex.matcher.at(tokens, start)):
        return None
    quoted = start > i and tokens[start - 1].text not in lex.words.opening_marks[-2:]
    if not given and (end - start < 2 or ((head.payload.kind == "noun" or start > i) and not quoted)):
        return None
    return start, closed(tokens, end, start > i, lex), None


def _goes_on(tokens: Sequence[Token], match: Match[Name], lex: Lexicon) -> bool:
    """Whether a given name that the lists have for one person goes on with a family name that is not his."""
    first = tokens[match.first].norm
    given = lex.person_words.get(first) == "given" or first.startswith(tuple(lex.words.joined_openers))
    if match.last != match.first + 1 or not given or match.last >= len(tokens):
        return False
    after = tokens[match.last].norm
    return after not in lex.person_words and after not in lex.matcher and is_name_word(after, lex, first=False)


def _bearer(tokens: Sequence[Token], i: int, head: Match[Name], lex: Lexicon, memory: Memory) -> Person | None:
    """Who is meant by an office and a family name alone ("President Sulayman"): by the terms of those who held it."""
    word = tokens[i].norm
    if lex.matcher.at(tokens, i):
        return None
    if lex.person_words.get(word) == "given" and not (memory.when and name_end(tokens, i, lex) == i + 1):
        return None
    return titled(office_id(head.payload), word, memory.when, lex.language)


def _bears(token: Token, head: Match[Name], lex: Lexicon, memory: Memory) -> bool:
    """Whether the person who seems to own an office is its holder ("Defence minister Carter")."""
    return titled(office_id(head.payload), token.norm, memory.when, lex.language) is not None


def _identified(
    tokens: Sequence[Token], head: Match[Name], end: int, actor: Actor | None, owner: Owner | None, name: tuple[int, int] | None, lex: Lexicon
) -> Actor | None:
    """The party with an identity of its own: a person named in full whom no list knows, or a high office of a state."""
    if actor is None or head.payload.kind == "counterpart":
        return actor
    if end < len(tokens) and tokens[end].norm in lex.sports:
        return Actor(code=actor.code, sector=codebook().sports_sector)
    if actor.identifier_id or owner is None or actor.code not in states():
        return actor
    if name is not None:
        return with_name(actor, tokens[name[0] : name[1]], lex)
    former = any(t.norm in lex.former for t in tokens[head.last : end])
    office = head.payload.actor
    return actor if former or office is None or head.payload.level not in HIGH else with_office(actor, office)


def _joined(name: Name, owner: Owner | None, person: Actor | None) -> Actor | None:
    """One party of a head, its owner and a person: the owner's code, the head's sector, the person's identity."""
    if owner is None:
        return person
    sector = (name.actor.sector if name.actor else None) or owner.sector or owner.actor.sector
    if name.kind == "noun" and owner.rule == "body" and owner.actor.code in codebook().bodies and name.features == "singular" and sector in codebook().private:
        sector = owner.actor.sector  # "the organisation <<Amnesty>>" is that body itself
    if name.level == "spokesperson":
        sector = owner.sector or owner.actor.sector or sector
    elif (name.kind == "office" or sector == "GOV") and owner.rule == "body" and owner.sector is None and owner.actor.sector not in codebook().state_sectors:
        sector = owner.actor.sector  # the head of a party, of rebels, of the United Nations
    if person is not None and person.code == owner.actor.code:
        return person if person.sector else msgspec.structs.replace(person, sector=sector)
    none = name.kind == "noun" or (owner.rule == "body" and owner.actor.sector is None)
    return Actor(
        code=owner.actor.code,
        sector=sector or (None if none else "GOV"),
        identifier_id=owner.actor.identifier_id if owner.rule == "body" else None,
        identifier_text=owner.actor.identifier_text if owner.rule == "body" or owner.actor.code in ("IGO", "NGO", "IMG", "MNC") else None,
    )
