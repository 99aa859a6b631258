"""Turns what was found into mentions: "the two sides", "his country" and joined names are settled here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from sijill.entities.lexicon import Lexicon
from sijill.entities.spans import OFFICES, Found
from sijill.knowledge.letters import clitics, normalise
from sijill.knowledge.outlets import outlet_country
from sijill.knowledge.predicates import codebook
from sijill.knowledge.world import states
from sijill.records import Actor, Document, Mention, Sentence, Token
from sijill.text.clitics import analyse

BRACKETS = "()"
_TITLED = ("entities.office.bare", "entities.noun.bare")
_FOLLOWING = 5  # mentions after a name
_TITLES = 5  # words before a name, titles among them, in which a preposition leads to it
_KINDS = {"adjective": "group", "people": "group", "pair": "collective", "own": "country", "group": "group"}


def resolve(document: Document, found: Sequence[tuple[Sentence, list[Found]]], lex: Lexicon) -> list[Mention]:
    """Mentions in the order of the text."""
    frequent = Counter(a.code for _, items in found for f in items for a in f.actors if _is_state(a) and a.sector != codebook().media_sector)
    main = [code for code, _ in frequent.most_common(3)]
    trios = Counter(trio for sentence, items in found for trio in _trios(sentence, items))
    trio = sorted(trios.most_common(1)[0][0], key=lambda code: -frequent[code]) if trios else main if len(frequent) == 3 else []
    home = outlet_country(document.source, document.language, document.url)
    mentions: list[Mention] = []
    before: list[Actor] = []
    officials: list[Actor] = []
    pairs: list[tuple[tuple[str, ...], int]] = []
    meant: list[set[str]] = []
    pair: list[Actor] = []
    for sentence, items in found:
        here: list[Actor] = []
        now: list[Actor] = []
        women: list[Actor] = []
        for item in _join_appositions(sentence, _join_unread_names(sentence, items, lex), lex):
            told_before = _two_before(before, pair) if item.kind == "pair" else before
            actors = _settle(item, women if women and _of_her(item, document.language) else here, told_before, trio if item.features == "three" else main, officials, pairs, meant, home)
            meant += [{a.code for a in actors}] if item.kind == "pair" and not item.actors else []
            now = list(actors) if item.kind == "pair" and actors else now
            mention = _mention(document, sentence, item, actors, lex)
            mentions.append(mention)
            told = [a for a in mention.actors if a.code != "UNK" and item.form != "pronoun" and a.sector != codebook().media_sector]
            here += told
            women += told if mention.gender == "f" and mention.kind in ("person", "group") else ()
            officials += [a for a in told if item.kind == "person" or (_is_person(a) and not item.rule.startswith("entities.noun"))]
        before, pair = here or before, now or ([] if here else pair)
    return mentions


def _two_before(before: list[Actor], pair: list[Actor]) -> list[Actor]:
    """Whom "the two sides" may mean of those told in the sentence before: none of the helped people there, and the same two
    again (`pair`) where it told of them and of two others ("the two sides rejected the meddling of X in Y")."""
    told = [a for a in before if a.sector not in codebook().in_need]
    codes, same = set(_distinct(told)), set(_distinct(pair))
    return pair if same and len(codes) == len(same) and not codes & same else told


def _of_her(item: Found, language: str) -> bool:
    """Whether a mention is "her country"."""
    pronoun = item.analysis.pronoun if item.kind == "own" and item.analysis else ""
    return clitics(language).pronoun_features.get(pronoun, {}).get("gender") == "f"


def _trios(sentence: Sentence, items: Sequence[Found]) -> list[frozenset[str]]:
    """Three states named in a row ("Egypt, Sudan and Ethiopia"), of whom "the three countries" tells."""
    rows: list[list[str]] = [[]]
    last = 0
    for item in items:
        codes = [a.code for a in item.actors if _is_state(a)]
        joined = item.first - last <= 1 and all(t.kind == "mark" for t in sentence.tokens[last : item.first])
        if not joined or len(codes) != 1:
            rows.append([])
        rows[-1] += codes
        last = item.last
    return [frozenset(row) for row in rows if len(row) == len(set(row)) == 3]


def _is_state(actor: Actor) -> bool:
    return actor.code not in ("UNK", "IGO", "NGO", "IMG", "MNC", "ISM", "UNO") and actor.sector not in codebook().observers


def _is_person(actor: Actor) -> bool:
    """Who may say "my country": a named person or somebody with an office."""
    return (actor.identifier_id or "").startswith("person:") or actor.sector == "GOV"


def _settle(item: Found, here: list[Actor], before: list[Actor], main: list[str], officials: list[Actor], pairs: list[tuple[tuple[str, ...], int]], meant: list[set[str]], home: str) -> tuple[Actor, ...]:
    """Whom a mention means: of "his country" whoever was told here or before ("our country" in nobody's words is that of the outlet, `home`); of a pair the two told here or right before, or the `main`
    parties of the text; of two who hold an office the last two of its `officials`, or the two meant last (`pairs`, with how
    many officials were told then) if no two others were told since; of others the `main` parties that were `meant` before, unless two persons were told right before."""
    if item.kind == "own":
        who = next((a for told in (here, before) for a in told if _is_person(a)), None)
        if who is None and home and item.analysis is not None and item.analysis.pronoun in clitics("ar").speaking:
            return (Actor(code=home),)
        who = who or next(iter(here or before), None)
        return (Actor(code=who.code),) if who is not None else ()
    body = item.rule == "entities.noun.again" and item.actors[0].sector in codebook().state_sectors
    if body and item.actors[0].code in states() and len(codes := _distinct([a for a in here if a.sector not in codebook().private])) == 1 and codes[0] in states():
        return (msgspec.structs.replace(item.actors[0], code=codes[0]),)
    if item.kind != "pair" or item.actors:
        return item.actors
    if item.features == OFFICES and len(codes := _distinct(officials[::-1])[:2]) == 2:
        if pairs and len(_distinct(officials[pairs[-1][1] :])) < 2:
            return tuple(Actor(code=code) for code in pairs[-1][0])
        pairs.append((tuple(reversed(codes)), len(officials)))
        return tuple(Actor(code=code) for code in reversed(codes))
    wanted = 3 if item.features == "three" else 2
    codes, main, told = _distinct(here), main[:wanted], _distinct(before)
    if len(codes) < wanted == 2 and _is_them(item) and len(these := list(dict.fromkeys(a.code for a in here if a.code != "UNK" and a.sector != codebook().media_sector))) == wanted:
        return tuple(Actor(code=code) for code in these)
    if len(codes) < wanted:
        again = set(main) in meant and not set(told) <= {a.code for a in before if _is_person(a)}
        codes = told if not codes and len(told) == wanted == 2 and not again else main
    elif len(codes) > wanted:
        codes = [c for c in codes if c in main] if set(main) <= set(codes) else codes[-wanted:]
    return tuple(Actor(code=code) for code in codes[:wanted]) if len(codes) >= wanted else ()


def _is_them(item: Found) -> bool:
    """Whether a pair is a pronoun ("between the two of them") and no noun ("the two sides")."""
    return item.analysis is not None and any(len(p) > 1 and item.analysis.stem.endswith(p) for p in clitics("ar").pronoun_features)


def _distinct(actors: list[Actor]) -> list[str]:
    return list(dict.fromkeys(a.code for a in actors if _is_state(a) and a.sector != codebook().media_sector))


def _join_appositions(sentence: Sentence, items: list[Found], lex: Lexicon) -> list[Found]:
    """A name of nobody known, and an office with its state right after it (or after a comma), are one mention."""
    joined: list[Found] = []
    for item in items:
        if item.head and item.actors and not item.prefix:
            _drop_titles_between(sentence, joined, item, lex)
        last = joined[-1] if joined else None
        if last is not None and last.kind == "person" and not last.actors and item.head and item.actors and _adjacent(sentence, last, item, lex):
            joined[-1] = item._replace(first=last.first, kind="person", name=last.name, rule=item.rule + ".apposition", analysis=last.analysis)
            if len(joined) > 1 and _is_title(joined[-2], joined[-1]):
                joined[-2:] = [joined[-1]._replace(first=joined[-2].first, analysis=joined[-2].analysis)]
        elif last is not None and _is_of_body(last) and item.head and item.actors and item.actors[0].code not in codebook().bodies and _adjacent(sentence, last, item, lex) and not (item.analysis and item.analysis.conjunction):
            joined[-1] = item._replace(first=last.first, kind=last.kind, name=last.name, analysis=last.analysis)  # "X, deputy head of the council, minister of the interior of Y"
        elif last is not None and _is_told_in_brackets(sentence, last, item):
            whose = item.actors[0]
            sector = last.actors[0].sector if last.actors else last.sector
            actor = whose if item.form == "name" else Actor(code=whose.code, sector=sector or None)
            closed = item.last < len(sentence.tokens) and sentence.tokens[item.last].text == BRACKETS[1]
            joined[-1] = last._replace(last=item.last + closed, actors=(actor,), rule=item.rule + ".brackets")
        elif last is not None and _is_end_of_name(last, item):
            joined[-1] = item._replace(first=last.first, analysis=last.analysis, name=((last.name or (last.first, 0))[0], item.last))
            if len(joined) > 1 and _holds(joined[-2], joined[-1]):
                person, office = joined.pop(), joined.pop()
                joined.append(person._replace(first=office.first, analysis=office.analysis))
        elif last is not None and _is_next_of_list(last, item):
            joined[-1] = item._replace(first=last.first, rule=item.rule + ".nationality", analysis=last.analysis, features=last.features)
        else:
            joined.append(item)
    return joined


def _drop_titles_between(sentence: Sentence, joined: list[Found], office: Found, lex: Lexicon) -> None:
    """Join bare titles to the name of nobody known before them where an office with its state follows them ("from Sheikh X,
    deputy prime minister, minister of the interior of Y"), and where no verb may take name and office as subject and object."""
    at = len(joined) - 1
    while at > 0 and _is_bare_title(joined[at]) and joined[at].last == (joined[at + 1] if at + 1 < len(joined) else office).first:
        at -= 1
    person = joined[at] if 0 <= at < len(joined) - 1 else None
    if person is None or person.kind != "person" or person.actors or person.last != joined[at + 1].first:
        return
    if _is_led(sentence, person, lex):
        joined[at:] = [person._replace(last=joined[-1].last)]


def _join_unread_names(sentence: Sentence, items: list[Found], lex: Lexicon) -> list[Found]:
    """Join a bare title, a name after it that no list or pattern knows, and the office that tells whose it is ("Prince X al-Y,
    emir of the region of Z"), where a preposition leads to them or somebody of another state follows."""
    joined: list[Found] = []
    for at, item in enumerate(items):
        title = joined[-1] if joined else None
        if title is not None and title.rule in _TITLED and not title.actors and not item.prefix and _is_unread(sentence.tokens[title.last : item.first], lex):
            if _is_bare_title(item) and _is_led(sentence, title, lex):
                joined[-1] = title._replace(last=item.first, kind="person")
            elif item.head and item.actors and (_is_led(sentence, title, lex) or any(f.head and f.actors and f.actors[0].code != item.actors[0].code for f in items[at + 1 : at + _FOLLOWING])):
                joined[-1] = item._replace(first=title.first, kind="person", rule=item.rule + ".apposition", analysis=title.analysis)
                continue
        joined.append(item)
    return joined


def _is_unread(tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether between one and a few words may be a name that begins with a given name."""
    plain = all(t.kind == "word" and t.norm not in lex.function_words and t.norm not in lex.verbs for t in tokens)
    return 0 < len(tokens) <= _TITLES and plain and lex.person_words.get(tokens[0].norm) == "given"


def _is_led(sentence: Sentence, item: Found, lex: Lexicon) -> bool:
    """Whether a preposition leads to a name, with words of honour between at most."""
    before = sentence.tokens[max(item.first - _TITLES, 0) : item.first]
    led = next((t for t in reversed(before) if t.kind == "mark" or t.norm in lex.function_words or t.norm in lex.verbs), None)
    return bool(item.prefix) or (led is not None and led.norm in lex.function_words)


def _is_of_body(item: Found) -> bool:
    """Whether a person by name holds an office that was only taken to be of the body of states of which the article tells."""
    return item.kind == "person" and item.form == "nominal" and bool(item.actors) and all(a.code in codebook().bodies and a.identifier_id is None for a in item.actors)


def _is_bare_title(item: Found) -> bool:
    """Whether a mention is an office by itself that goes on telling who somebody is."""
    return item.rule == "entities.office.bare" and not item.actors and not item.prefix and not (item.analysis and item.analysis.conjunction)


def _is_told_in_brackets(sentence: Sentence, bare: Found, item: Found) -> bool:
    """Whether a nationality or name in brackets says whose an office or body is: "the foreign minister (the Russian)"."""
    between = sentence.tokens[bare.last : item.first]
    told = len(item.actors) == 1 and not item.prefix and (item.form == "adjective" or item.kind == "organisation")
    unsaid = bare.form == "nominal" and bare.rule.endswith((".bare", ".again"))
    return told and unsaid and len(between) == 1 and between[0].text == BRACKETS[0]


def _is_end_of_name(first: Found, rest: Found) -> bool:
    """Whether a known name only ends a longer one ("Adil bin Ahmad al-Jubayr", of whom "al-Jubayr" is known)."""
    persons = first.kind == rest.kind == "person" and first.form == rest.form == "name"
    return persons and not first.actors and bool(rest.actors) and first.last == rest.first and not rest.prefix and not (rest.analysis and rest.analysis.conjunction)


def _holds(office: Found, person: Found) -> bool:
    """Whether a title after an office ("minister of X Dr. Y") shows that the person after it holds it."""
    titled = person.name is not None and person.name[0] > person.first
    return titled and office.last == person.first and office.rule.endswith((".bare", ".again")) and office.form == "nominal"


def _is_title(office: Found, person: Found) -> bool:
    """Whether an office of no state told is only the title of the person right after it ("the ambassador X, delegate of Y")."""
    named = not (person.prefix or (person.analysis and (person.analysis.conjunction or person.analysis.article)))
    return office.last == person.first and not office.actors and office.form == "nominal" and office.rule.endswith(".bare") and named


def _is_next_of_list(nationality: Found, person: Found) -> bool:
    """Whether a person follows the nationality that an office before both was given: "and the American John Kerry"."""
    if nationality.form != "adjective" or person.kind != "person" or nationality.last != person.first or person.analysis is None:
        return False
    if nationality.analysis is None or not (nationality.analysis.conjunction and nationality.analysis.article):
        return False
    return len(person.actors) == len(nationality.actors) == 1 and person.actors[0].code == nationality.actors[0].code


def _adjacent(sentence: Sentence, left: Found, right: Found, lex: Lexicon) -> bool:
    between = sentence.tokens[left.last : right.first]
    return not right.prefix and len(between) <= 1 and all(t.text in lex.words.opening_marks for t in between)


def _mention(
    document: Document, sentence: Sentence, item: Found, actors: tuple[Actor, ...], lex: Lexicon
) -> Mention:
    start = sentence.tokens[item.first].start + _written(sentence.tokens[item.first], item, document.language)
    end = sentence.tokens[item.last - 1].end
    text = document.text[start:end]
    return Mention(
        document=document.id,
        sentence=sentence.index,
        start=start,
        end=end,
        text=text,
        kind=_KINDS.get(item.kind, item.kind),  # type: ignore[arg-type]
        form=item.form,  # type: ignore[arg-type]
        rule=item.rule,
        actors=tuple(msgspec.structs.replace(a, entity_text=a.entity_text or text) for a in actors),
        place=item.actors[0].identifier_id if item.kind == "place" and item.actors else None,
        preposition=item.prefix,
        conjunction=bool(item.analysis and item.analysis.conjunction),
        gender=_gender(item, sentence, lex),
        stands_for=item.stands_for,
        sector=item.sector,
    )


def _written(token: Token, item: Found, language: str) -> int:
    """How many characters of the first word are a conjunction or preposition and no part of the name."""
    if item.analysis is None:
        return 0
    analysis = item.analysis
    for letters in (len(analysis.conjunction) + len(analysis.preposition), len(analysis.conjunction)):
        offset = _after(token.text, letters, language)
        rest = normalise(token.text[offset:], language)
        if rest.startswith((analysis.stem[:2], clitics(language).article)):
            return offset
    return offset if analysis.article or analysis.stem.startswith(clitics(language).article) else 0


def _after(text: str, letters: int, language: str) -> int:
    """The offset after so many letters (signs on them included), two letters being left at least."""
    offset = 0
    while letters and offset < len(text) - 2:
        letters -= bool(normalise(text[offset], language))
        offset += 1
    return offset


def _gender(item: Found, sentence: Sentence, lex: Lexicon) -> str:
    """m, f or "" (not known): of a country by the table, of a nominal by its head's ending; of plurals of things either."""
    first = sentence.tokens[item.first].norm
    if item.kind == "country" and item.last - item.first > 1 and first.endswith(lex.words.feminine_endings[:1]) and any(r.stem in lex.state_words for r in analyse(first, lex.language)):
        return "f"  # the republic, the kingdom of X
    if item.features in ("m", "f"):
        return item.features
    if item.features in ("mp", "md"):
        return "m"
    if item.form == "nominal" and item.head:
        titled = item.kind == "person" and lex.person_words.get(first) == "title"
        words = [word for word in item.head.split() if word not in lex.honours] or item.head.split()
        if words[0] in lex.things:
            return ""
        feminine = (first if titled else words[0]).endswith(lex.words.feminine_endings)
        return "f" if feminine else "m"
    return "f" if item.kind == "organisation" and _is_feminine(sentence.tokens[item.first : item.last], item, lex) else ""


def _is_feminine(tokens: Sequence[Token], item: Found, lex: Lexicon) -> bool:
    """Whether the name of a body is feminine: its first word is ("the organisation of"), or an adjective that goes with it ("the United Nations")."""
    feminine = lex.words.feminine_endings[:1]
    article = clitics(lex.language).article
    first = item.analysis.stem if item.analysis is not None else tokens[0].norm
    agreeing = len(tokens) == 2 and not first.endswith(lex.words.plural_endings) and first.startswith(article) and tokens[1].norm.startswith(article) and tokens[1].norm.endswith(feminine)
    return len(tokens) > 1 and ((first in lex.body_heads and first.endswith(feminine)) or agreeing)
