"""What verbs and nouns alike ask of a party near them: whether it can be a side, and who is told as the doer."""

from __future__ import annotations

from sijill.events.lexicon import Frame, Lexicon
from sijill.events.line import HARD_MARKS, QUOTES, Hit, Line, Party
from sijill.events.pronouns import gender_of, other_party
from sijill.events.sides import Sides
from sijill.events.subjects import Subject, with_joined
from sijill.knowledge.predicates import codebook
from sijill.text.clitics import analyse

VIA = 3
OPPOSED = 8
PROPERTY = 3  # tokens after an act in which what it strikes stands
OWNED = 30  # tokens after an act in which whose deeds it tells of is looked for
MADE = 5  # tokens between what was asked or said and who asked or said it


def opposed(line: Line, party: Party, frame: Frame, lex: Lexicon) -> bool:
    """Whether a party is only whom a friendly act or a request turns against ("backs efforts to fight X"), or whom no act is meant for."""
    if party.first and line.tokens[party.first - 1].norm in lex.words.contrast:
        return True  # "to fight X and not Y"
    if frame.predicate.category not in codebook().unopposed:
        return False
    for i in range(party.first - 1, max(party.first - OPPOSED, 0) - 1, -1):
        if i not in line.covered and line.stems[i] & lex.words.opposing:
            return True
        if i in line.preps or line.tokens[i].text in HARD_MARKS or (i in line.covered and line.covered[i].mention.actors):
            return False
    return False


def backs(line: Line, hit: Hit, party: Party, frame: Frame, lex: Lexicon) -> bool:
    """Whether a party only backs violence that others do ("took the town with backing from X", "after raids of X")."""
    if frame.predicate.category not in codebook().struck:
        return False
    at = next((i for i in range(party.first - 1, max(party.first - VIA, 0), -1) if i in line.preps), 0)
    helps = line.stems[at - 1] & (lex.words.backing | lex.words.tied) or (at - 1 in line.hit_at and at > hit.last and not line.hit_at[at - 1].finite)
    return at > 0 and line.preps[at] in lex.words.partitive and bool(helps)


def fits(party: Party, frame: Frame) -> bool:
    """A mere city is a party only where one goes to it or acts on it; a paper to which somebody talks is none."""
    mention = party.mention
    if frame.predicate.joint and mention.kind != "person" and mention.actors and all(a.sector == codebook().media_sector for a in mention.actors):
        return False
    if mention.kind != "place" or mention.stands_for or party.unnamed:
        return True
    predicate = frame.predicate
    return "visit" in predicate.mode or "territory" in predicate.context or predicate.category in ("ASSAULT", "COERCE", "MOBILIZE", "AID", "RETREAT")


def disapproves(frame: Frame) -> bool:
    """Whether an act condemns or criticises, so that "at the hands of" after it goes with what is condemned."""
    return frame.predicate.category in codebook().complaint and "disapprove" in frame.predicate.mode


def doer(line: Line, hit: Hit, sides: Sides, stop: int, lex: Lexicon) -> None:
    """"by X": the doer of a passive or of a verbal noun."""
    for i in range(hit.last, min(stop, len(line.tokens) - 2)):
        at = i + 2 + (line.tokens[i + 2].text in QUOTES)
        if (line.tokens[i].norm, line.tokens[i + 1].norm) in lex.words.doer and at in line.covered:
            doers = [a for p in with_joined(line, line.covered[at]) for a in p.mention.actors]
            undergone = [a for a in sides.actor if all(a.code != d.code for d in doers)]
            sides.actor.clear()
            sides.add("actor", doers, "doer")
            if hit.finite and doers and not sides.recipient:
                sides.add("recipient", undergone, "subject of the passive")


def of_purpose(line: Line, hit: Hit, party: Party, prep: str, bare: bool = False) -> bool:
    """Whether "to" before a party leads to a purpose and not to the party ("visits X to discuss the Syrian crisis"); `bare`:
    of a noun without article only, since "of the raids" tells what it is about."""
    return any(h.prep == prep and not h.finite and not (bare and h.article) for h in line.hits if hit.last <= h.first < party.first)


def owners(line: Line, hit: Hit, roles: dict[str, str], sides: Sides, lex: Lexicon, near: frozenset[str] = frozenset()) -> None:
    """Whose deeds an act tells of ("concern at the acts of X"), whose goods it strikes ("a ban on fruits from X"), at whose border it is,
    or whose property ("froze their funds"), or whom it answers ("refused a request from X"), where the frame has a role for them."""
    if roles.get("answered") and not sides.recipient:
        _answered(line, hit, roles["answered"], sides, lex)
    if roles.get("border") and not sides.recipient:
        _bordered(line, hit, roles["border"], sides, lex)
    if roles.get("held") and not (sides.actor if roles["held"] == "actor" else sides.recipient):
        _held(line, hit, roles["held"], sides, lex)
    if roles.get("owner") and not sides.recipient:
        _owner_told(line, hit, roles["owner"], sides, lex, near)
    for key, words in (("deeds", lex.words.deeds), ("goods", lex.words.goods)):
        role = roles.get(key, "")
        if not role or sides.recipient:
            continue
        own = {a.code for a in sides.actor}
        for party in line.parties:
            if party.first >= hit.last and party.first - hit.last <= OWNED and not any(line.tokens[i].text in HARD_MARKS for i in range(hit.last, party.first)) and _owns(line, hit, party, words, lex):
                sides.add(role, (a for a in party.mention.actors if a.code not in own), f"the {key} it tells of")


def _answered(line: Line, hit: Hit, role: str, sides: Sides, lex: Lexicon) -> None:
    """Whose words or wish an act answers: "denied what X said", "refused a request from X", "an offer that X made"."""
    own = {a.code for a in sides.actor}
    for party in line.parties:
        if party.first <= hit.last or party.first - hit.last > OWNED or any(line.tokens[i].text in HARD_MARKS for i in range(hit.last, party.first)):
            continue
        if {a.code for a in party.mention.actors} - own and _made_by(line, hit, party, lex):
            sides.add(role, (a for a in party.mention.actors if a.code not in own), "whose words it answers")
            return


def _bordered(line: Line, hit: Hit, role: str, sides: Sides, lex: Lexicon) -> None:
    """Upon whose border troops stand ("on the borders of X", "on the Xian-Yian border" of those that are not its own)."""
    own = {a.code for a in sides.actor}
    for party in line.parties:
        at = party.first - 1
        at -= at in line.covered and {a.code for a in line.covered[at].mention.actors} <= own
        if party.first > hit.last and party.first - hit.last <= OWNED and not any(line.tokens[i].text in HARD_MARKS for i in range(hit.last, party.first)) and line.stems[at] & lex.words.border:
            sides.add(role, (a for a in party.mention.actors if a.code not in own), "the border it tells of")


def holds(line: Line, party: Party, start: int, stop: int, lex: Lexicon) -> bool:
    """Whether a party stands right after the word for its hold on what is taken ("under the control of X", "that X uses")."""
    at = party.first - 1
    at -= at in line.pronouns and at not in line.hit_at
    return start <= at < stop and bool(line.stems[at] & lex.words.holding)


def _held(line: Line, hit: Hit, role: str, sides: Sides, lex: Lexicon) -> None:
    """Who holds what is struck ("razed the camp that X uses"), or to whom it falls ("the town fell into the hands of X")."""
    own = {a.code for a in sides.actor}
    stop = next((i for i in range(hit.last, len(line.tokens)) if line.tokens[i].text in HARD_MARKS), len(line.tokens))
    party = next((p for p in line.parties if p.mention.actors and p.mention.form != "adjective" and holds(line, p, hit.last, stop, lex)), None)
    if party is not None and party.first - hit.last <= OWNED:
        sides.add(role, (a for a in party.mention.actors if a.code not in own), "who holds what is struck")


def _made_by(line: Line, hit: Hit, party: Party, lex: Lexicon) -> bool:
    """Whether a party said or asked what stands before it: right after the verb of "what X said", or after "a request from"."""
    before = party.first - 1
    before -= before in line.pronouns and before not in line.hit_at  # "that was put forward by X": the verb stands before "with it"
    verb = line.hit_at.get(before)
    if verb is not None and verb.finite and before - 1 >= hit.last and line.stems[before - 1] & lex.words.which:
        return True
    if verb is None and line.tokens[before].norm not in lex.words.partitive:
        return False
    asked = next((i for i in range(before - 1, max(before - MADE, hit.last - 1), -1) if line.stems[i] & lex.words.asked), None)
    return asked is not None and not any(i in line.covered or (i in line.preps and i not in line.hit_at) for i in range(asked + 1, before))


def _owner_told(line: Line, hit: Hit, role: str, sides: Sides, lex: Lexicon, near: frozenset[str]) -> None:
    """Whom the pronoun on what an act strikes means ("their funds were frozen")."""
    for i in range(hit.last, min(hit.last + PROPERTY, len(line.tokens))):
        if pronoun := next((r.pronoun for r in analyse(line.tokens[i].norm, lex.language) if r.pronoun and r.stem in near), ""):
            sides.add(role, other_party(line, hit, sides.actor, lex, gender_of(pronoun, lex.language)), "pronoun on what it strikes")
            return


def _owns(line: Line, hit: Hit, party: Party, words: frozenset[str], lex: Lexicon) -> bool:
    """Whether one of `words` stands right before a party ("the acts of X"), or before the clause of which it is the subject."""
    if party.mention.form == "nominal" and party.last - party.first > 1 and line.stems[party.first] & words:
        return True
    before = range(max(party.first - 2, hit.last), party.first)
    if any(line.stems[i] & words and i not in line.covered for i in before):
        return not any(i in line.preps for i in before[:-1] if not line.stems[i] & words) and not any(i in line.preps for i in before[1:])
    left = line.left_bound(party.first)
    clause = 0 < party.first - left <= 3 and line.tokens[left].norm in lex.words.relatives
    return clause and any(line.stems[i] & words for i in range(max(left - 2, hit.last), left))


def other_gender(line: Line, hit: Hit, frame: Frame, subject: Subject, lex: Lexicon) -> bool:
    """Whether a frame has the word, which may be another verb's masculine, as a feminine only, before a masculine subject."""
    forms = [e.features for e in hit.entries if e.frame is frame]
    follows = bool(subject.parties) and subject.parties[0].first >= hit.last
    twofold = any(e.features.startswith("3m") for e in hit.entries)
    return bool(forms) and twofold and follows and all(f == "3fs" for f in forms) and (subject.gender == "m" or _masculine(line, subject.parties[0], lex))


def _masculine(line: Line, party: Party, lex: Lexicon) -> bool:
    """Whether a name is a noun with article and its adjective, and neither ends as a feminine does ("the Lebanese army")."""
    words = line.tokens[party.first : party.last]
    articled = all(any(r.article and not r.preposition for r in analyse(w.norm, lex.language)) for w in words)
    return len(words) > 1 and articled and not any(w.norm.endswith(tuple(lex.words.feminine)) for w in words)
