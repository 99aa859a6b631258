"""Who stands on which side: subjects of verbs, and the roles that a predicate's frame gives to what stands around."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from sijill.events.lexicon import Frame, Lexicon
from sijill.events.line import COMMAS, Hit, Line, Party, governor, opens_complement
from sijill.knowledge.letters import clitics
from sijill.records import Actor
from sijill.text.clitics import analyse

SUBJECT_REACH = 12
NOUN_REACH = 14
OBJECT_REACH = 3
VIA = 3


@dataclass
class Sides:
    """What a frame found; lists hold parties in the order of the text."""

    actor: list[Actor] = field(default_factory=list)
    recipient: list[Actor] = field(default_factory=list)
    partner: list[Actor] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    either: list[Actor] = field(default_factory=list)
    clash: bool = False

    def settle_either(self) -> None:
        """Who stands right after a noun is its doer where somebody else undergoes it, else who undergoes it."""
        if len(self.either) > 1 and not self.actor and not self.recipient:
            self.add("actor", self.either[:1], "genitive")
            self.add("recipient", self.either[1:], "preposition")
            return
        role = "actor" if self.recipient and not self.actor else "recipient"
        self.add(role, self.either, "genitive")

    def add(self, role: str, actors: Iterable[Actor], why: str) -> None:
        """Put actors in a role, unless that code stands there already."""
        target = {"actor": self.actor, "recipient": self.recipient, "partner": self.partner, "either": self.either}.get(role)
        if target is None:
            return
        for actor in actors:
            if actor.code != "UNK" and all(a.code != actor.code for a in target):
                target.append(actor)
                self.reasons.append(f"{role} {actor.code} by {why}")


@dataclass
class Subject:
    """The subject of a finite verb: the parties, their gender, and whether it was carried from a clause before."""

    actors: tuple[Actor, ...] = ()
    gender: str = ""
    parties: tuple[Party, ...] = ()
    carried: bool = False
    before: tuple[Actor, ...] | None = None


def actors_of(party: Party, frame: Frame) -> tuple[Actor, ...]:
    """Whom a party stands for in a frame: for acts that may be inside one state, bare nouns too."""
    return party.mention.actors or (party.located if frame.inside else ())


def is_bare(line: Line, party: Party, start: int, lex: Lexicon, reach: int = 0) -> bool:
    """Whether a party stands as subject or object: no preposition, at most `reach` nouns before it."""
    prep, via = governor(line, party, start, lex)
    return prep == "" and via <= reach


def with_joined(line: Line, party: Party) -> list[Party]:
    """A party and those coordinated with it."""
    at = line.parties.index(party)
    group = [party]
    for following in line.parties[at + 1 :]:
        if not following.joined:
            break
        group.append(following)
    return group


def subject_of(line: Line, hit: Hit, earlier: list[Subject], lex: Lexicon) -> Subject:
    """The subject of a finite verb, by its place or carried over from `earlier` verbs (latest last)."""
    left = line.left_bound(hit.first)
    opening = line.tokens[left].norm
    if any(e.tense == "participle" for e in hit.entries):
        return _carried(hit, earlier)
    if opening in lex.words.fused:
        return _carried(hit, earlier) if any(h.finite and h.last <= left for h in line.hits) else _nearest(line, left, hit, earlier)
    after = _after(line, hit, lex)
    if opening in lex.words.relatives and hit.first - left <= 3:
        found = after if after is not None and after.first - hit.last <= 2 else _antecedent(line, left)
        if found is None:
            among = any(line.stems[i] & lex.words.among for i in range(max(left - 4, 0), left))
            return _carried(hit, earlier) if among else Subject()
    else:
        found = _before(line, hit, left, lex)
        if found is None and (noun := _plain_subject(line, hit, left, lex)):
            return _carried(hit, earlier) if noun & lex.words.vehicles else Subject()
        if found is None and after is not None and _is_object(line, hit, after, earlier, lex):
            return _carried(hit, earlier, {a.code for a in after.mention.actors})
        found = found or after
    if found is not None and not found.mention.actors and any(e.kind == "report" for e in hit.entries):
        found = _behind(line, found, lex) or found
    if found is None:
        if _noun_subject(line, hit, lex):
            return Subject()
        carried = _carried(hit, earlier)
        return carried if carried.actors or not hit.conjunction else _nearest(line, hit.first, hit, earlier)
    group = [p for p in with_joined(line, found) if p.first < hit.first or found.first >= hit.last]
    before = None
    if found.first >= hit.last and not line.sentence.title:
        carried = _carried(hit, earlier, {a.code for p in group for a in p.mention.actors})
        before = carried.actors if hit.conjunction or any(h.finite and h.last <= hit.first for h in line.hits) else None
    return Subject(tuple(a for p in group for a in p.mention.actors), found.mention.gender, tuple(group), before=before)


def _noun_subject(line: Line, hit: Hit, lex: Lexicon) -> bool:
    """Whether a noun that names no party follows the verb as its subject ("the airport received", "rains threaten")."""
    i = hit.last
    if i >= len(line.tokens) or line.tokens[i].kind != "word" or i in line.preps or i in line.pronouns or hit.pronoun:
        return False
    if i in line.covered:
        return not line.covered[i].mention.preposition and not _can_act(line.covered[i])
    token = line.tokens[i]
    if opens_complement(token, lex) or token.norm in lex.words.particles or i in line.hit_at:
        return False
    readings = analyse(token.norm, lex.language)
    if any(r.preposition for r in readings if r.article or r.stem in lex.triggers):
        return False
    if hit.first == 0 and not hit.conjunction:
        return True
    return _verb_gender(hit) == "f" and any(r.article and not r.preposition for r in readings)


def _nearest(line: Line, left: int, hit: Hit, earlier: list[Subject]) -> Subject:
    """Whom "that she" means where no verb has a subject before it: the nearest party of that gender."""
    wanted = _verb_gender(hit)
    for party in reversed([p for p in line.parties if p.last <= left]):
        if party.mention.actors and _can_act(party) and not (wanted and party.mention.gender not in ("", wanted)):
            return Subject(party.mention.actors, party.mention.gender, (), True)
    return _carried(hit, earlier)


def _behind(line: Line, vehicle: Party, lex: Lexicon) -> Party | None:
    """Whose statement, report or source speaks: the first party after it in its clause."""
    stop = line.right_bound(vehicle.last)
    return next((p for p in line.reach(vehicle.last, stop) if p.mention.actors and p.mention.form != "adjective"), None)


def _is_object(line: Line, hit: Hit, party: Party, earlier: list[Subject], lex: Lexicon) -> bool:
    """Whether the only bare party after a verb that asks for an object is that object ("and accused Cairo of ...")."""
    frames = [e.frame for e in hit.entries if e.frame and not e.frame.near and "recipient" in e.frame.predicate.needs and e.frame.roles.get("object") == "recipient"]
    if not hit.conjunction or not frames or not _carried(hit, earlier, {a.code for a in party.mention.actors}).actors:
        return False
    stop = min(line.right_bound(hit.last), line.next_finite(hit.first))
    for other in line.reach(party.last, stop):
        prep = governor(line, other, hit.last, lex)[0]
        if prep and any(f.roles.get(prep) == "recipient" for f in frames):
            return False
    group = with_joined(line, party)
    end = group[-1].last
    if any(is_bare(line, p, hit.last, lex, 2) for p in line.reach(end, stop)) or end >= len(line.tokens):
        return False
    token = line.tokens[end]
    return token.kind == "mark" or end in line.preps or opens_complement(token, lex) or any(r.preposition for r in analyse(token.norm, lex.language))


def _carried(hit: Hit, earlier: list[Subject], others: Container[str] = ()) -> Subject:
    wanted = _verb_gender(hit)
    for subject in reversed(earlier):
        if subject.actors and not all(a.code in others for a in subject.actors) and not (wanted and subject.gender and wanted != subject.gender):
            return Subject(subject.actors, subject.gender, (), True)
    return Subject()


def _plain_subject(line: Line, hit: Hit, left: int, lex: Lexicon) -> frozenset[str]:
    """The stems of a noun that names no party and opens the clause before the verb ("the note demanded"), if any."""
    first = left
    while first < hit.first and (opens_complement(line.tokens[first], lex) or (first == left and left in line.bounds[1:] and _joins_only(line, first, lex))):
        first += 1
    words = range(first, hit.first)
    if not words or len(words) > 3:
        return frozenset()
    for i in words:
        token = line.tokens[i]
        if token.kind != "word" or i in line.covered or i in line.preps or i in line.pronouns or i in line.hit_at:
            return frozenset()
        if token.norm in lex.words.particles or token.norm in lex.words.verb_negators or token.norm in lex.words.relatives:
            return frozenset()
    return line.stems[first] if any(r.article for r in analyse(line.tokens[first].norm, lex.language)) else frozenset()


def _joins_only(line: Line, i: int, lex: Lexicon) -> bool:
    return any((stem,) in lex.words.joiners for stem in line.stems[i])


def _verb_gender(hit: Hit) -> str:
    features = {e.features for e in hit.entries}
    if features & {"3fs", "3fd"} or any(f.startswith("3f") for f in features):
        return "" if any(f.startswith("3m") for f in features) else "f"
    return "m" if any(f in ("3ms", "3mss") or f.startswith("3m") for f in features) else ""


def _agrees(hit: Hit, party: Party) -> bool:
    wanted = _verb_gender(hit)
    return not (wanted and party.mention.gender and wanted != party.mention.gender)


def _can_act(party: Party) -> bool:
    mention = party.mention
    return mention.form != "adjective" and not (mention.kind == "place" and not mention.stands_for)


def _before(line: Line, hit: Hit, left: int, lex: Lexicon) -> Party | None:
    """A party that opens the clause, with nothing but particles and appositions before the verb."""
    for party in line.parties:
        if party.first < left or party.last > hit.first or not _can_act(party):
            continue
        opening = [t for t in line.tokens[left : party.first] if t.kind == "word" and t.norm not in lex.words.particles]
        plain = [t for t in opening if t.norm not in lex.words.complementizers]
        if len(plain) > 1 or party.mention.preposition or any(left <= h.first < party.first for h in line.hits):
            return None
        if plain and line.tokens.index(plain[0]) + 1 == party.first and plain[0].start != line.tokens[left].start:
            return None
        if plain and not _opens(line, plain[0].start, lex):
            return None
        between = [h for h in line.hits if h.finite and party.last <= h.first < hit.first and line.aside(h.first) is None]
        return None if between or hit.first - party.last > SUBJECT_REACH else party
    return None


def _opens(line: Line, start: int, lex: Lexicon) -> bool:
    """Whether the word at a bound only opens the clause (where, while, but ...)."""
    return any(line.tokens[b].start == start for b in line.bounds if b) or (start == line.tokens[0].start and line.tokens[0].norm in lex.words.particles)


def _after(line: Line, hit: Hit, lex: Lexicon) -> Party | None:
    stop = min(line.right_bound(hit.last), line.next_finite(hit.first), hit.last + SUBJECT_REACH)
    reach = 1 if all(e.kind == "report" for e in hit.entries) else 0
    for party in line.reach(hit.last, stop):
        prep, via = governor(line, party, hit.last, lex)
        if not prep and _can_act(party):
            return party if via <= reach and _agrees(hit, party) else None
    return None


def _antecedent(line: Line, relative: int) -> Party | None:
    before = [p for p in line.parties if p.last <= relative]
    if before and relative - before[-1].last <= 1 and _can_act(before[-1]):
        return before[-1]
    return None


def verb_sides(line: Line, hit: Hit, frame: Frame, subject: Subject, lex: Lexicon) -> Sides:
    """The sides of a verb by its frame."""
    sides = Sides()
    doers = subject.actors or tuple(a for p in subject.parties for a in actors_of(p, frame))
    sides.add(frame.roles.get("subject", "actor"), doers, "carried subject" if subject.carried else "subject")
    stop = min(line.right_bound(hit.last), line.next_finite(hit.first))
    used = set(subject.parties)
    if frame.predicate.joint and len({a.code for a in subject.actors}) == 1 and subject.before is not None:
        sides.add("partner", subject.before, "subject of the clause before")
    object_role, reach = frame.roles.get("object", ""), OBJECT_REACH
    if not object_role and not frame.predicate.joint and frame.roles.get("subject", "actor") == "actor":
        object_role, reach = "recipient", 1
    if hit.pronoun and object_role:
        sides.add(object_role, _other(line, hit, subject.actors), "object pronoun")
        object_role = ""
    for party in line.reach(hit.last, stop):
        if party in used:
            continue
        prep, via = governor(line, party, hit.last, lex)
        if prep == "" and via == 0 and _is_apposition(party, subject):
            continue
        if prep == "" and object_role and via <= reach and (party.mention.form != "adjective" or via):
            group = [p for p in with_joined(line, party) if p.first < stop]
            for member in group:
                sides.add(object_role, actors_of(member, frame), "object")
            used.update(group)
            object_role = ""
        elif prep and via <= VIA and (role := frame.roles.get(prep)) and _fits(party, frame) and not _filled(sides, role, prep, frame):
            sides.add(role, actors_of(party, frame), f"preposition {prep}")
    _prepositions_with_pronoun(line, hit, frame.roles, stop, sides, lex)
    _doer(line, hit, sides, stop, lex)
    return sides


def _is_apposition(party: Party, subject: Subject) -> bool:
    """Whether a party only says who the subject is ("Mahmud Abbas, president of the Authority, ...")."""
    codes = {a.code for a in party.mention.actors}
    return bool(codes and subject.parties) and party.mention.form == "nominal" and codes <= {a.code for a in subject.actors}


def noun_sides(line: Line, hit: Hit, frame: Frame, lex: Lexicon, own: Iterable[Actor] = ()) -> Sides:
    """The sides of a verbal noun by its frame: adjective, genitive, prepositions. `own` is whom no pronoun after the
    noun can mean: the subject of the verb that it hangs on."""
    sides, roles = Sides(), frame.noun_roles
    if any(e.kind == "participle" for e in hit.entries) and (party := _antecedent(line, hit.first)):
        sides.add(roles.get("subject", "actor"), party.mention.actors, "subject of the participle")
    default = "partner" if frame.predicate.joint else "actor"
    stop = min(line.right_bound(hit.last), line.next_finite(hit.first), hit.last + NOUN_REACH)
    genitives = 0
    ending = lex.words.prepositions.get(line.tokens[hit.last - 1].norm, "") if hit.last - hit.first > 1 else ""
    genitive = roles.get(ending, "") or roles.get("genitive", default)
    if hit.pronoun:
        owned = roles.get("genitive", default)
        sides.add("either" if owned == "recipient" else owned, _owner(line, hit, lex), "possessive pronoun")
    for party in line.reach(hit.last, stop):
        if _comma_between(line, hit.last, party):
            continue
        prep, via = governor(line, party, hit.last, lex)
        mention = party.mention
        if prep == "" and mention.form == "adjective" and via <= 2 and not genitives:
            role = roles.get("adjective", default)
            sides.add("partner" if role == "both" else role, mention.actors, "adjective")
        elif prep == "" and mention.form != "adjective" and via <= 1 and not hit.article and genitives < 2:
            role = roles.get("object", "recipient") if genitives and not party.joined else genitive
            sides.add(role, actors_of(party, frame), "genitive")
            genitives += bool(actors_of(party, frame)) and not party.joined
        elif prep and via <= VIA and (role := roles.get(prep, "")) and _fits(party, frame):
            sides.add(role, actors_of(party, frame), f"preposition {prep}")
    _prepositions_with_pronoun(line, hit, roles, stop, sides, lex, own)
    _doer(line, hit, sides, stop, lex)
    if genitive == "recipient" and len(sides.recipient) > 1 and not sides.actor and "genitive" in sides.reasons[0]:
        sides.actor.append(sides.recipient.pop(0))
    sides.settle_either()
    return sides


def _filled(sides: Sides, role: str, prep: str, frame: Frame) -> bool:
    """Whether a side that the frame itself fills is filled already, so that a mere "against" adds nothing."""
    return bool(sides.recipient) and role == "recipient" and prep in frame.against


def _owner(line: Line, hit: Hit, lex: Lexicon) -> tuple[Actor, ...]:
    """Whose act a possessive pronoun on a noun means: the nearest party before of that gender."""
    gender = clitics(lex.language).pronoun_features.get(hit.pronoun, {}).get("gender", "")
    before = [p.mention for p in reversed(line.parties) if p.last <= hit.first and p.mention.actors and p.mention.form != "adjective"]
    sure = next((m for m in before if m.gender == gender or not gender or (m.kind == "person" and not m.gender)), None)
    likely = next((m for m in before if not m.gender), None)
    owner = sure or likely
    return owner.actors if owner else ()


def _comma_between(line: Line, start: int, party: Party) -> bool:
    return not party.joined and any(line.tokens[i].text in COMMAS for i in range(start, party.first) if i not in line.covered)


def _fits(party: Party, frame: Frame) -> bool:
    """A mere city is a party only where one goes to it or acts on it."""
    mention = party.mention
    if mention.kind != "place" or mention.stands_for:
        return True
    predicate = frame.predicate
    return "visit" in predicate.mode or predicate.category in ("ASSAULT", "MOBILIZE", "AID", "RETREAT")


def _other(line: Line, hit: Hit, own: Iterable[Actor]) -> tuple[Actor, ...]:
    """Whom a pronoun means: the nearest party before that is not the subject itself."""
    codes = {a.code for a in own}
    for party in reversed([p for p in line.parties if p.last <= hit.first]):
        if party.mention.actors and not {a.code for a in party.mention.actors} & codes:
            return party.mention.actors
    return ()


def _prepositions_with_pronoun(
    line: Line, hit: Hit, roles: dict[str, str], stop: int, sides: Sides, lex: Lexicon, own: Iterable[Actor] = ()
) -> None:
    """"against it", "with her": the party that the pronoun means."""
    for i in range(hit.last, stop):
        prep = line.pronouns.get(i)
        role = roles.get(prep, "") if prep else ""
        known = {a.code for a in (*sides.actor, *sides.partner)}
        if role == "partner" and len(known) > 1:
            continue
        if role in ("actor", "recipient", "partner") and not (sides.recipient if role == "recipient" else sides.partner):
            others = _other(line, hit, [*sides.actor, *sides.partner, *own])
            sides.add(role, others, f"preposition {prep} with pronoun")


def _doer(line: Line, hit: Hit, sides: Sides, stop: int, lex: Lexicon) -> None:
    """"by X": the doer of a passive or of a verbal noun."""
    for i in range(hit.last, min(stop, len(line.tokens) - 2)):
        if (line.tokens[i].norm, line.tokens[i + 1].norm) in lex.words.doer and i + 2 in line.covered:
            doers = line.covered[i + 2].mention.actors
            undergone = [a for a in sides.actor if all(a.code != d.code for d in doers)]
            sides.actor.clear()
            sides.add("actor", doers, "doer")
            if hit.finite and doers and not sides.recipient:
                sides.add("recipient", undergone, "subject of the passive")
