"""The stage that finds mentions: names of the world's lists, nominals (office or noun with a nationality), persons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from sijill.entities.bare import articled
from sijill.entities.guard import accepted
from sijill.entities.identity import PARTIES, is_of_another, one_party, one_person, rival_parties
from sijill.entities.lexicon import Lexicon, is_name_word, lexicon
from sijill.entities.memory import OTHER, SHORT_BODY, Memory, bare_words, remember
from sijill.entities.nominal import nominal
from sijill.entities.people import is_family_name, pattern_name, short_name, skip_titles
from sijill.entities.resolve import resolve
from sijill.entities.spans import OFFICES, Found
from sijill.knowledge.names import Name
from sijill.knowledge.outlets import outlet_country
from sijill.knowledge.predicates import codebook
from sijill.knowledge.world import states
from sijill.records import Actor, Reading, Sentence, Token
from sijill.text.clitics import analyse
from sijill.text.matcher import Match

CHARITY = "NGO"  # the sector of campaigns and societies that bring relief
TITLE = "entities.office.title"  # an office told after its holder
_ORDER = {"none": -1, "person": 0, "country": 1, "group": 2, "organisation": 3, "pair": 4, "place": 5, "adjective": 6, "people": 7}


def find_mentions(reading: Reading) -> Reading:
    """Fill `mentions`: twice over the text, so that a short name before its introduction is known too."""
    lex = lexicon(reading.document.language)
    document = reading.document
    home = outlet_country(document.source, document.language, document.url)
    _, found = found_in(reading.sentences, lex, document.published or "", home)
    mentions = resolve(document, found, lex)
    return msgspec.structs.replace(reading, mentions=tuple(mentions))


def found_in(
    sentences: Sequence[Sentence], lex: Lexicon, when: str = "", home: str = ""
) -> tuple[Memory, list[tuple[Sentence, list[Found]]]]:
    """What each sentence names, and what the document, published at `when` in the country `home`, has introduced at its end."""
    memory = Memory(when=when, home=home)
    for sentence in sentences:
        _scan(sentence, lex, memory)
    memory = memory.again()
    return memory, [(sentence, _scan(sentence, lex, memory)) for sentence in sentences]


def _scan(sentence: Sentence, lex: Lexicon, memory: Memory) -> list[Found]:
    found: list[Found] = []
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        here = _at(tokens, i, lex, memory, taken=found[-1].last if found else 0)
        if here is None:
            i += 1
            continue
        if here.kind != "none":
            here = _title_of(found[-1] if found else None, here, tokens, lex)
            found.append(here)
            remember(memory, here, sentence, lex)
        i = max(here.last, i + 1)
    return found


def _title_of(person: Found | None, office: Found, tokens: Sequence[Token], lex: Lexicon) -> Found:
    """A bare office right after a person or a further title is his: it may be told of again by that word."""
    bare = office.rule in ("entities.office.bare", "entities.office.again") and not office.prefix and not (office.analysis and office.analysis.conjunction)
    if person is None or not bare or len(person.actors) != 1 or not (person.kind == "person" or person.rule == TITLE):
        return office
    between = tokens[person.last : office.first]
    whose = person.actors[0]
    if len(between) > 1 or any(t.text not in lex.words.opening_marks for t in between) or whose.sector not in codebook().state_sectors:
        return office
    words = bare_words(tokens[office.first : office.last], office.analysis, lex.language)
    return office._replace(actors=(Actor(code=whose.code, sector=whose.sector),), rule=TITLE, head=" ".join(words))


def _at(tokens: Sequence[Token], i: int, lex: Lexicon, memory: Memory, taken: int) -> Found | None:
    """The mention that begins at a token; those before `taken` belong to a mention already."""
    if tokens[i].kind == "mark":
        return None
    if (again := _body_again(tokens, i, lex, memory)) is not None:
        return again
    matches = [m for m in lex.matcher.at(tokens, i) if accepted(m, tokens, lex, memory)]
    if matches:
        best = min(matches, key=lambda m: (-m.last, _ORDER.get(m.payload.kind, 8)))
        if best.payload.kind == "none":
            return Found(best.first, best.last, "none", "name", (), "entities.none")
        if (medium := next((m for m in matches if m.last == best.last and m.payload.level == "media"), None)) and medium.payload.guarded:
            best = medium  # taken for what else the word is, a paper would not have been let in
        if best.payload.kind == "country" and _after_noun(tokens, i, lex):
            best = next((m for m in matches if m.last == best.last and m.payload.features == "fs"), best)
        if (introduced := _introduced(tokens, i, best, lex, memory)) is not None:
            return introduced
        if best.payload.kind in ("office", "noun") and _is_qualifier(tokens, i, best, lex):
            return None
        if best.payload.kind in ("office", "noun", "counterpart", "own"):
            return nominal(tokens, best, lex, memory) or pattern_name(tokens, i, lex)
        if best.payload.kind == "pair" and best.payload.level:
            pair = nominal(tokens, best, lex, memory)
            return pair if pair is not None and pair.actors else _listed(best, matches)._replace(features=OFFICES)
        if best.payload.kind == "person" and (longer := _longer_name(tokens, best, lex)) is not None:
            return longer
        if best.payload.kind == "person" and best.last == i + 1 and i > taken and tokens[i - 1].norm in lex.generic_places and tokens[i - 1].norm not in lex.state_words:
            return None  # "the district of al-Baghdadi"
        if best.payload.kind == "person":
            of_another = i > taken and best.analysis.stem == tokens[i].norm and is_of_another(tokens[i - 1], best, lex)
            if of_another or _is_known_as_other(best, memory):
                return Found(i, best.last, "person", "name", (), OTHER, analysis=best.analysis)
            return _person(best, [m for m in matches if m.last == best.last and m.payload.kind == "person"], tokens, lex, memory)
        if best.payload.kind in PARTIES and (rivals := rival_parties([m for m in matches if m.last == best.last])):
            return _of_rivals(rivals, tokens, lex, memory)
        listed = _listed(best, matches, people=_stands_alone(tokens, i, best, lex))
        return listed._replace(form="name") if _is_owner(tokens, i, best, lex) else listed
    return _word_again(tokens, i, lex, memory) or _described(tokens, i, lex) or _titled(tokens, i, lex, memory, taken) or short_name(tokens, i, lex, memory) or pattern_name(tokens, i, lex)


def _introduced(tokens: Sequence[Token], i: int, best: Match[Name], lex: Lexicon, memory: Memory) -> Found | None:
    """Somebody whom the text has introduced by a family name that is a nationality, a place's name or another's short name
    too, where it stands as a person's does ("Leon said", "Turki added")."""
    kind, listed = best.payload.kind, best.payload.actor
    if best.last != i + 1 or kind not in ("adjective", "place", "person") or (listed is not None and listed.identifier_id in memory.entities and kind == "person"):
        return None
    before = tokens[i - 1] if i else None
    readings = [r.stem for r in analyse(before.norm, lex.language) if not (r.article or r.preposition)] if before is not None else []
    free = before is None or before.kind == "mark" or any(stem in lex.verbs or (stem in lex.function_words and stem not in lex.supports["place"]) for stem in readings)
    found = short_name(tokens, i, lex, memory) if free else None
    return found if found is not None and found.last == i + 1 else None


def _is_qualifier(tokens: Sequence[Token], i: int, match: Match[Name], lex: Lexicon) -> bool:
    """Whether a word for somebody is an adjective of relation of the noun before it ("the parliamentary elections")."""
    if i == 0 or match.last != i + 1 or match.analysis.preposition or match.analysis.conjunction or not tokens[i].norm.endswith(lex.words.relation_endings[:1]):
        return False
    before = tokens[i - 1].norm
    readings = [r for r in analyse(before, lex.language) if r.article]
    people = any(lex.kinds.get(r.stem, frozenset()) & {"noun", "office", "person"} for r in readings)
    return articled(tokens[i], lex) and bool(readings) and before.endswith(lex.words.feminine_endings) and not people


def _described(tokens: Sequence[Token], i: int, lex: Lexicon) -> Found | None:
    """People of whom no list knows, with their nationality: a plural with the article, and a nationality in the plural
    after it ("the Kenyan Republicans")."""
    word = next((r for r in analyse(tokens[i].norm, lex.language) if r.article and not r.preposition), None)
    if word is None or i + 1 >= len(tokens) or not tokens[i].norm.endswith(lex.words.plural_endings) or lex.matcher.at(tokens, i):
        return None
    after = (m for m in lex.matcher.at(tokens, i + 1) if m.payload.kind == "adjective" and m.payload.features in ("mp", "md") and m.analysis.article and not m.analysis.conjunction)
    match = next(after, None)
    if match is None or match.payload.guarded or match.payload.actor is None or tokens[match.last - 1].norm[-2:] != tokens[i].norm[-2:]:
        return None
    sector = codebook().people_sector
    return Found(i, match.last, "group", "nominal", (Actor(code=match.payload.actor.code, sector=sector),), "entities.people.described", "mp", word)


def _titled(tokens: Sequence[Token], i: int, lex: Lexicon, memory: Memory, taken: int) -> Found | None:
    """Somebody known, after titles ("his highness Prince X")."""
    start = skip_titles(tokens, i, lex)
    found = _at(tokens, start, lex, memory, taken) if i < start < len(tokens) else None
    known = found is not None and found.kind == "person" and found.actors and not found.prefix and not (found.analysis and found.analysis.conjunction)
    return found._replace(first=i, analysis=None) if found is not None and known else None


def _of_rivals(rivals: list[Match[Name]], tokens: Sequence[Token], lex: Lexicon, memory: Memory) -> Found:
    """A name of several states or places: the one that the text speaks for, or nobody."""
    chosen, how = one_party(rivals, tokens, lex, memory)
    best = chosen or rivals[0]
    found = _listed(best, [], people=_stands_alone(tokens, best.first, best, lex))
    return found._replace(actors=found.actors if chosen else (), rule=found.rule + how)


def _is_known_as_other(match: Match[Name], memory: Memory) -> bool:
    """Whether the text has told of somebody else by a short name of the lists."""
    actor = match.payload.actor
    return match.analysis.stem in memory.others and not (actor is not None and actor.identifier_id in memory.entities)


def _person(best: Match[Name], matches: list[Match[Name]], tokens: Sequence[Token], lex: Lexicon, memory: Memory) -> Found:
    chosen = one_person(matches, tokens, memory, lex)
    found = _listed(best._replace(payload=best.payload._replace(actor=chosen.actor)), [])
    return found._replace(rule=found.rule + chosen.how)


def _body_again(tokens: Sequence[Token], i: int, lex: Lexicon, memory: Memory) -> Found | None:
    """A body that the text has named in full, by the first words of its name."""
    last = i + SHORT_BODY
    bodies = memory.bodies.get(tokens[i + 1].norm) if last <= len(tokens) else None
    if bodies is None:
        return None
    for reading in analyse(tokens[i].norm, lex.language):
        actor = bodies.get(bare_words(tokens[i:last], reading, lex.language)[0])
        if actor is None or reading.pronoun or reading.future:
            continue
        if any(m.last > last and accepted(m, tokens, lex, memory) for m in lex.matcher.at(tokens, i)):
            return None
        return Found(i, last, "organisation", "name", (actor,), "entities.organisation.again", analysis=reading)
    return None


def _word_again(tokens: Sequence[Token], i: int, lex: Lexicon, memory: Memory) -> Found | None:
    """A body that the text has named, by the first word of its name alone ("the centre", "the fund", a state's "the campaign")."""
    if i + 1 < len(tokens) and articled(tokens[i + 1], lex) and not any(r.preposition for r in analyse(tokens[i + 1].norm, lex.language)):
        return None
    for reading in analyse(tokens[i].norm, lex.language):
        known = memory.heads.get(reading.stem) if reading.article and not reading.pronoun else None
        listed = known is not None and (known.identifier_id or "").startswith("org:") and reading.stem in lex.called_again
        if known is not None and (listed or (known.sector == CHARITY and known.code in states())):
            return Found(i, i + 1, "organisation", "name", (known,), "entities.organisation.again", analysis=reading)
    return None


def _longer_name(tokens: Sequence[Token], best: Match[Name], lex: Lexicon) -> Found | None:
    """Another person's name that only begins like a short name of the lists ("Abdullah" and more words)."""
    words = [best.analysis.stem, *(t.norm for t in tokens[best.first + 1 : best.last])]
    if _is_in_list(tokens, best, lex):
        return Found(best.first, best.last + 1, "person", "name", (), "entities.person.pattern", analysis=best.analysis, name=(best.first, best.last + 1))
    if best.last >= len(tokens) or any(word not in lex.person_words for word in words):
        return None
    follows = tokens[best.last].norm
    if follows in lex.houses and len(words) > 1:
        end = min(best.last + 2, len(tokens))  # "Salman bin Abdulaziz Al Saud" is no other
        return _listed(best, [])._replace(last=end, name=(best.first, end))
    if lex.person_words.get(follows) not in ("given", "family_part") and not is_family_name(follows, lex):
        return None
    found = pattern_name(tokens, best.first, lex)
    return found if found is not None and found.last > best.last else None


def _is_in_list(tokens: Sequence[Token], best: Match[Name], lex: Lexicon) -> bool:
    """Whether a short name of the lists, after "and", is the given name of somebody else: an unknown name follows, and ends there."""
    if not best.analysis.conjunction or best.last - best.first != 1 or best.last >= len(tokens) or tokens[best.last].kind != "word":
        return False
    ends = best.last + 1 >= len(tokens) or tokens[best.last + 1].kind == "mark"
    return ends and is_name_word(tokens[best.last].norm, lex, first=False) and not lex.matcher.at(tokens, best.last)


def _stands_alone(tokens: Sequence[Token], i: int, match: Match[Name], lex: Lexicon) -> bool:
    """Whether the plural of a nationality stands for its people ("Jordanians protested")."""
    if _after_another(tokens, i, match, lex):
        return True
    if match.payload.features != "mp":
        return False
    if i == 0 or tokens[i - 1].kind == "mark":
        return True
    words = (r.stem for r in analyse(tokens[i - 1].norm, lex.language) if not (r.article or r.preposition))
    return any(word in lex.function_words or word in lex.verbs for word in words)


def _after_another(tokens: Sequence[Token], i: int, match: Match[Name], lex: Lexicon) -> bool:
    """Whether a plural stands right after a nationality with which it does not agree: it is whom those strike ("the Kenyan
    authorities arrested Somalis")."""
    if i == 0 or match.payload.features not in ("mp", "md") or match.analysis.conjunction or match.analysis.preposition:
        return False
    before = tokens[i - 1].norm
    same = before.endswith(lex.words.plural_endings) and before[-2:] == tokens[i].norm[-2:]
    another = [m.payload.kind for m in lex.matcher.at(tokens, i - 1) if m.last == i and (m.payload.kind == "country" or (m.payload.kind == "adjective" and m.analysis.article))]
    return bool(another) and not same and ("adjective" in another or not match.analysis.article)


def _is_owner(tokens: Sequence[Token], i: int, match: Match[Name], lex: Lexicon) -> bool:
    """Whether the plural of a nationality with the article stands after a noun without it or a verb, and so qualifies
    neither ("the houses of the Kenyans", "thanked the Kenyans")."""
    plural = match.payload.kind == "adjective" and match.payload.features in ("mp", "md") and match.analysis.article
    before = tokens[i - 1] if i else None
    bare = plural and before is not None and before.kind == "word" and before.norm not in lex.function_words
    return bool(bare and before is not None and not any(r.article for r in analyse(before.norm, lex.language)))


def _after_noun(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Whether a word follows a noun that it may qualify: "a Syrian vehicle", written as the state's name is."""
    if i == 0 or tokens[i - 1].kind != "word":
        return False
    before = tokens[i - 1].norm
    if any(r.stem in lex.led_by and r.preposition == lex.words.led_preposition and not r.article for r in analyse(before, lex.language)):
        return False  # "led by Saudi Arabia"
    masculine = not before.endswith(lex.words.feminine_endings)
    if masculine and any("adjective" in lex.kinds.get(r.stem, ()) for r in analyse(before, lex.language) if r.article):
        return False  # a nationality that does not agree with it: "the Qatari minister accused Saudi Arabia"
    words = [r.stem for r in analyse(before, lex.language) if not (r.article or r.preposition)]
    if any(word in lex.verbs for word in words):
        return False  # "and Saudi Arabia praised", "Saudi Arabia arrested them"
    return not any(word in lex.function_words for word in words) and before not in lex.matcher


def _listed(best: Match[Name], matches: list[Match[Name]], people: bool = False) -> Found:
    rivals = Counter(m.payload.actor.code for m in matches if m.last == best.last and m.payload.actor is not None)
    name = best.payload
    actors = name.actors or ((name.actor,) if name.actor is not None else ())
    if people:
        actors = tuple(msgspec.structs.replace(actor, sector=codebook().people_sector) for actor in actors)
    form = "adjective" if name.kind == "adjective" and not people else "name"
    return Found(
        first=best.first,
        last=best.last,
        kind=name.kind,
        form="pronoun" if name.kind == "pair" else form,
        actors=actors,
        rule=f"entities.{name.kind}" + (".ambiguous" if len(rivals) > 1 else ""),
        features=name.features,
        analysis=best.analysis,
        stands_for=name.stands_for,
        name=(best.first, best.last) if name.kind == "person" else None,
    )

