"""Who stands on which side: the roles that a predicate's frame gives to what stands around its trigger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sijill.events.lexicon import Frame, Lexicon
from sijill.events.line import COMMAS, HARD_MARKS, Hit, Line, Party, governor, opens_complement
from sijill.events.subjects import Subject, antecedent, with_joined
from sijill.knowledge.letters import clitics
from sijill.knowledge.predicates import codebook
from sijill.records import Actor

NOUN_REACH = 14
OBJECT_REACH = 3
VIA = 3
OPPOSED = 8
TOLD = 18
NEARER = 3


@dataclass
class Sides:
    """What a frame found; lists hold parties in the order of the text."""

    actor: list[Actor] = field(default_factory=list)
    recipient: list[Actor] = field(default_factory=list)
    partner: list[Actor] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    either: list[Actor] = field(default_factory=list)
    among: list[Actor] = field(default_factory=list)
    clash: bool = False
    unnamed: set[str] = field(default_factory=set)

    def settle_among(self) -> None:
        """Of the parties to a relation that the doer speaks of, the others are recipients, if the doer is one of them."""
        own = {a.code for a in self.actor}
        if own & {a.code for a in self.among}:
            self.add("recipient", [a for a in self.among if a.code not in own], "the other party to what it names")

    def settle_either(self) -> None:
        """Who stands right after a noun is its doer where somebody else undergoes it, else who undergoes it."""
        if len(self.either) > 1 and not self.actor and not self.recipient:
            self.add("actor", self.either[:1], "genitive")
            self.add("recipient", self.either[1:], "preposition")
            return
        person = any((a.identifier_id or "").startswith("person:") for a in self.either)
        role = "actor" if (self.recipient or person) and not self.actor else "recipient"
        self.add(role, self.either, "genitive")

    def leave_out(self, role: str, parties: Iterable[Party]) -> None:
        """Note a side that is told and has no code ("the West")."""
        if any(party.unnamed for party in parties):
            self.unnamed.add(role)

    def take(self, role: str, party: Party, frame: Frame, why: str) -> None:
        """Put a party in a role, or note that one stands there that has no code."""
        self.add(role, actors_of(party, frame), why)
        self.leave_out(role, [party])

    def turn(self, why: str) -> None:
        """Make the doers those who undergo the act."""
        self.recipient[:0], self.actor[:] = self.actor, []
        self.reasons.append(why)

    def add(self, role: str, actors: Iterable[Actor], why: str) -> None:
        """Put actors in a role, unless that code stands there already; partners may be two groups of one state."""
        target = {"actor": self.actor, "recipient": self.recipient, "partner": self.partner, "either": self.either, "among": self.among}.get(role)
        if target is None:
            return
        for actor in actors:
            if actor.code != "UNK" and all(a.code != actor.code or (role == "partner" and _groups(a, actor)) for a in target):
                target.append(actor)
                self.reasons.append(f"{role} {actor.code} by {why}")


def _groups(one: Actor, two: Actor) -> bool:
    """Whether two parties of one state are different groups in it (police and demonstrators)."""
    return bool(one.sector and two.sector) and one.sector != two.sector


def actors_of(party: Party, frame: Frame) -> tuple[Actor, ...]:
    """Whom a party stands for in a frame: for acts that may be inside one state, bare nouns too."""
    return party.mention.actors or (party.located if frame.inside else ())


def verb_sides(line: Line, hit: Hit, frame: Frame, subject: Subject, lex: Lexicon, asked: int = 0) -> Sides:
    """The sides of a verb by its frame; `asked` is where the words end that the frame asks for."""
    sides = Sides()
    follows = hit.conjunction and any(h.finite and h.first < hit.first for h in line.hits)
    unsaid = subject.carried and frame.predicate.passive and not follows and not hit.pronoun
    doers = () if unsaid else subject.actors or tuple(a for p in subject.parties for a in actors_of(p, frame))
    sides.add(frame.roles.get("subject", "actor"), doers, "carried subject" if subject.carried else "subject")
    stop = min(_complement_end(line, hit, frame, lex), line.next_finite(hit.first))
    if any(hit.last <= b < asked and opens_complement(line.tokens[b], lex) for b in line.bounds):
        stop = min(line.right_bound(asked), line.next_finite(asked - 1))
    sides.leave_out(frame.roles.get("subject", "actor"), subject.parties)
    if frame.predicate.joint and len({a.code for a in subject.actors}) == 1 and subject.before is not None:
        sides.add("partner", subject.before, "subject of the clause before")
    used, (object_role, reach) = set(subject.parties), _object_role(frame)
    if hit.pronoun and object_role:
        sides.add(object_role, other_party(line, hit, subject.actors, lex, gender_of(hit.pronoun, lex.language)), "object pronoun")
        object_role = ""
    for party in _without_titles(line, hit, subject, stop):
        if party in used or opposed(line, party, frame, lex) or _kin(line, party, lex):
            continue
        prep, via = governor(line, party, hit.last, lex)
        role = (frame.roles.get(prep, "") if prep else "") or (object_role if prep == lex.words.purpose and _struck_thing(line, party, frame) else "")
        if prep == "" and via == 0 and _is_apposition(party, subject):
            continue
        if that := _after_that(line, hit, frame, party, lex):
            sides.add(that, (a for a in actors_of(party, frame) if a.code not in {d.code for d in doers}), "what stands after that")
            continue
        if party.mention.form == "adjective" and party.first > hit.last and "adjective" in frame.roles:
            sides.add(frame.roles["adjective"], party.mention.actors, "adjective")
        elif "among" in frame.roles.values() and party.mention.form == "nominal" and len({a.code for a in party.mention.actors}) > 1:
            sides.add("among", party.mention.actors, "the parties to what it names")
        elif prep == "" and object_role and via <= reach and (party.mention.form != "adjective" or via):
            group = [p for p in with_joined(line, party) if p.first < stop]
            for member in group:
                sides.add(object_role, actors_of(member, frame), "object")
            sides.leave_out(object_role, group)
            used.update(group)
            object_role = ""
        elif frame.predicate.joint and prep == "" and party.mention.kind == "collective" and frame.roles.get("subject") == "about":
            sides.add("partner", party.mention.actors, "the pair between whom it is")
        elif _of_another(line, hit, party, prep) or (prep == lex.words.purpose and via and _of_purpose(line, hit, party, prep)):
            continue
        elif role and via <= VIA and _fits(party, frame) and not _filled(sides, role, prep, frame):
            sides.take(role, party, frame, f"preposition {prep}")
            object_role = "" if prep == lex.words.purpose else object_role
    if frame.predicate.passive and _is_undergone(line, hit, subject, stop, sides):
        sides.turn("passive: only one party follows")
    _prepositions_with_pronoun(line, hit, frame.roles, stop, sides, lex)
    _doer(line, hit, sides, stop, lex)
    return sides


def _object_role(frame: Frame) -> tuple[str, int]:
    """The role of a verb's object, and how many words may stand before it; an object that the frame does not name undergoes
    the act where it is close."""
    role = frame.roles.get("object", "")
    crowd = frame.predicate.category in codebook().crowd
    if not (role or frame.predicate.joint or crowd) and frame.roles.get("subject", "actor") == "actor":
        return "recipient", 1
    return role, OBJECT_REACH


def _without_titles(line: Line, hit: Hit, subject: Subject, stop: int) -> Iterator[Party]:
    """The parties after a verb, but for the further titles that stand right after its subject."""
    titles = max((p.last for p in subject.parties if p.first >= hit.last), default=-1)
    for party in line.reach(hit.last, stop):
        if party.first == titles and not party.mention.preposition and (not party.mention.actors or _is_apposition(party, subject)):
            titles = party.last
        else:
            yield party


def _after_that(line: Line, hit: Hit, frame: Frame, party: Party, lex: Lexicon) -> str:
    """The role that a frame gives to whom "that" tells of, for a party that stands after it."""
    role = next((role for key, role in frame.roles.items() if key in lex.words.complementizers), "")
    return role if role and any(opens_complement(t, lex) for t in line.tokens[hit.last : party.first]) else ""


def _complement_end(line: Line, hit: Hit, frame: Frame, lex: Lexicon) -> int:
    """Where what a verb tells ends; words on a relation may stand after "that" ("stressed that the ties between X and Y")."""
    if "among" not in frame.roles.values() and not frame.roles.keys() & lex.words.complementizers:
        return line.right_bound(hit.last)
    bounds = (b for b in line.bounds if b > hit.last and line.aside(b) is None and not opens_complement(line.tokens[b], lex))
    return min(next(bounds, len(line.tokens)), hit.last + TOLD)


def _is_undergone(line: Line, hit: Hit, subject: Subject, stop: int, sides: Sides) -> bool:
    """Whether the noun after a verb that is written alike in the passive undergoes the act ("two soldiers were killed"):
    it names people and not a state or body, and no object follows it."""
    counted = bool(subject.parties) and _counted(line, hit, subject.parties[0])
    if not subject.parties or not (subject.parties[0].mention.form == "nominal" or counted):
        return False
    if sides.recipient and not (counted and subject.parties[0].first >= hit.last):
        return False
    before = subject.parties[0].first < hit.first
    end = hit.last if before else subject.parties[-1].last
    return end >= stop or line.tokens[end].kind == "mark" or end in line.preps or end in line.timed or bool(_clitic(line, end))


def _clitic(line: Line, i: int) -> bool:
    """Whether a preposition is written together with the word."""
    return i in line.hit_at and bool(line.hit_at[i].prep)


def _counted(line: Line, hit: Hit, party: Party) -> bool:
    """Whether a number stands between a verb and the party after it ("killed were six of the members of X")."""
    return any(line.tokens[i].kind == "number" or i in line.counting for i in range(hit.last, party.first))


def divided(actors: Sequence[Actor]) -> bool:
    """Whether a state's own bodies stand on one side and a group that fights or breaks away from it on the other."""
    codes, sectors, rules = {a.code for a in actors}, {a.sector for a in actors}, codebook()
    return len(codes) == 1 and bool(sectors & set(rules.state_sectors)) and bool(sectors & set(rules.breakaway))


def _is_apposition(party: Party, subject: Subject) -> bool:
    """Whether a party only says who the subject is ("Mahmud Abbas, president of the Authority, ...")."""
    codes = {a.code for a in party.mention.actors}
    same = bool(codes and subject.parties) and party.mention.form == "nominal" and codes <= {a.code for a in subject.actors}
    return same and not divided([*party.mention.actors, *subject.actors])


def _parted(line: Line, start: int, party: Party) -> bool:
    """Whether a preposition stands between a noun and a party, which then is no genitive of it ("a visit to X, Y ...")."""
    before = line.parties[: line.parties.index(party)]
    return not party.joined and (
        any(i in line.preps and i - 1 not in line.counting for i in range(start, party.first)) or any(p.first >= start and p.mention.preposition for p in before)
    )


def _says_again(line: Line, party: Party) -> bool:
    """Whether a party says right after another who that one is ("President X, president of the republic of Y")."""
    before = line.covered.get(party.first - 1)
    codes = {a.code for a in party.mention.actors}
    return before is not None and party.mention.form == "nominal" and not party.joined and bool(codes) and codes == {a.code for a in before.mention.actors}


def noun_sides(line: Line, hit: Hit, frame: Frame, lex: Lexicon, own: Iterable[Actor] = ()) -> Sides:
    """The sides of a verbal noun by its frame: adjective, genitive, prepositions. `own` is whom no pronoun after the
    noun can mean: the subject of the verb that it hangs on."""
    sides, roles = Sides(), frame.noun_roles
    if any(e.kind == "participle" for e in hit.entries) and (party := antecedent(line, hit.first, lex)):
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
        if _comma_between(line, hit.last, party) or opposed(line, party, frame, lex) or _says_again(line, party):
            continue
        prep, via = governor(line, party, hit.last, lex)
        mention = party.mention
        if prep == "" and mention.form == "adjective" and via <= 2 and not genitives:
            role = roles.get("adjective", default)
            sides.add("partner" if role == "both" else role, mention.actors, "adjective")
        elif prep == "" and mention.form != "adjective" and via <= 1 and not hit.article and genitives < 2 and not _parted(line, hit.last, party):
            role = roles.get("object", "recipient") if genitives and not party.joined else roles.get("via", genitive) if via else genitive
            if role == "actor" and _struck_place(party, frame):
                role = "recipient"
            sides.add(role, actors_of(party, frame), "genitive")
            sides.leave_out(role, [party])
            genitives += bool(actors_of(party, frame)) and not party.joined
        elif prep and via <= VIA and (role := roles.get(prep, "")) and _fits(party, frame) and not (frame.predicate.joint and _of_nearer(line, hit, party, prep)):
            near = party.first - hit.last <= 2 and not any(i in line.preps for i in range(hit.last, party.first))
            if near and prep == lex.words.purpose and genitive == "actor" and frame.inside and _armed(party, frame):
                role = "actor"
            sides.add(role, actors_of(party, frame), f"preposition {prep}")
            sides.leave_out(role, [party])
    _prepositions_with_pronoun(line, hit, roles, stop, sides, lex, own)
    _doer(line, hit, sides, stop, lex)
    if genitive == "recipient" and len(sides.recipient) > 1 and not sides.actor and "genitive" in sides.reasons[0]:
        sides.actor.append(sides.recipient.pop(0))
    sides.settle_either()
    return sides


def opposed(line: Line, party: Party, frame: Frame, lex: Lexicon) -> bool:
    """Whether a party is only whom a friendly act or a request turns against ("backs efforts to fight X")."""
    if frame.predicate.category not in codebook().unopposed:
        return False
    for i in range(party.first - 1, max(party.first - OPPOSED, 0) - 1, -1):
        if i not in line.covered and line.stems[i] & lex.words.opposing:
            return True
        if i in line.preps or line.tokens[i].text in HARD_MARKS or (i in line.covered and line.covered[i].mention.actors):
            return False
    return False


def _struck_thing(line: Line, party: Party, frame: Frame) -> bool:
    """Whether a party owns the thing that an act of violence strikes ("attacked camps of X")."""
    before = line.tokens[party.first - 1] if party.first else None
    return frame.predicate.category in codebook().struck and before is not None and before.kind == "word" and party.first - 1 not in line.covered


def _kin(line: Line, party: Party, lex: Lexicon) -> bool:
    """Whether a party only tells what the party right before it is to it ("Russia, the ally of Syria, voted for")."""
    before = party.first - 1
    if party.mention.preposition or party.mention.form == "adjective" or before < 1 or not line.stems[before] & lex.words.kin:
        return False
    return before - 1 in line.covered or line.tokens[before - 1].text in COMMAS


def _struck_place(party: Party, frame: Frame) -> bool:
    """Whether a party is a mere town, which is struck and does not strike ("raids south of X")."""
    mere = party.mention.kind == "place" and not party.mention.stands_for
    return mere and frame.predicate.category in codebook().struck


def _armed(party: Party, frame: Frame) -> bool:
    """Whether a party is a force, of which a strike "of" it is its own ("raids of the Turkish planes")."""
    return any(a.sector in codebook().armed for a in actors_of(party, frame))


def _of_another(line: Line, hit: Hit, party: Party, prep: str) -> bool:
    """Whether a noun coordinated to what the verb tells takes the party ("discussed the war and the accord with Iran")."""
    between = [h for h in line.hits if hit.last <= h.first < party.first and h.conjunction and not h.finite]
    return any(e.frame is not None and prep in e.frame.noun_roles for h in between[-1:] for e in h.entries)


def _of_nearer(line: Line, hit: Hit, party: Party, prep: str) -> bool:
    """Whether another noun stands right before the party and takes it ("talks with X on the accord with Y")."""
    nearer = [h for h in line.hits if hit.last + NEARER <= h.first < party.first and not (h.finite or h.conjunction) and party.first - h.last <= 2]
    return any(e.frame is not None and prep in e.frame.noun_roles for h in nearer[-1:] for e in h.entries)


def _of_purpose(line: Line, hit: Hit, party: Party, prep: str) -> bool:
    """Whether "to" before a party leads to a purpose and not to the party ("visits X to discuss the Syrian crisis")."""
    return any(h.prep == prep and not h.finite for h in line.hits if hit.last <= h.first < party.first)


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
    while party.joined:
        party = line.parties[line.parties.index(party) - 1]
    return any(line.tokens[i].text in COMMAS for i in range(start, party.first) if i not in line.covered)


def _fits(party: Party, frame: Frame) -> bool:
    """A mere city is a party only where one goes to it or acts on it."""
    mention = party.mention
    if mention.kind != "place" or mention.stands_for or party.unnamed:
        return True
    predicate = frame.predicate
    return "visit" in predicate.mode or predicate.category in ("ASSAULT", "MOBILIZE", "AID", "RETREAT")


def other_party(line: Line, hit: Hit, own: Iterable[Actor], lex: Lexicon, gender: str = "") -> tuple[Actor, ...]:
    """Whom a pronoun means: in a relative clause the noun that the clause tells of, else the nearest party before that is
    not the subject itself, nor a name of the other gender."""
    left = line.left_bound(hit.first)
    if hit.finite and hit.first - left == 1 and line.tokens[left].norm in lex.words.relatives:
        told_of = antecedent(line, left, lex)
        return told_of.mention.actors if told_of else ()
    codes = {a.code for a in own}
    before = [p.mention for p in reversed(line.parties) if p.last <= hit.first and p.mention.actors and not {a.code for a in p.mention.actors} & codes]
    agreeing = (m for m in before if m.form != "name" or not (gender and m.gender) or m.gender == gender)
    chosen = next(agreeing, None) or next(iter(before), None)
    return chosen.actors if chosen else ()


def gender_of(pronoun: str, language: str) -> str:
    """The gender of the pronoun in which a word ends, or ""."""
    features = clitics(language).pronoun_features
    ending = max((p for p in features if pronoun.endswith(p)), key=len, default="")
    return features.get(ending, {}).get("gender", "")


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
            others = other_party(line, hit, [*sides.actor, *sides.partner, *own], lex, gender_of(line.tokens[i].norm, lex.language))
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
