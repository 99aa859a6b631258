"""Sides that a trigger takes from what governs it: the subject of a light verb, the one accused, the one asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.events.accords import headed_by, tells_of_accord, under_accord
from sijill.events.led import (
    agreed_by,
    allowed,
    answered_by,
    asked_help,
    doer_before,
    foiled,
    has_by_actor,
    helped_to,
    light_genitive,
    told_after_that,
    tried,
)
from sijill.events.lexicon import Frame
from sijill.events.line import Hit, Party, governor, opens_complement
from sijill.events.pronouns import gender_of, other_party
from sijill.events.putoff import presumed
from sijill.events.sides import Sides, actors_of
from sijill.events.status import is_factual
from sijill.events.subjects import FIRST_PERSON, Subject, is_bare, subject_of
from sijill.events.tours import on_tour
from sijill.knowledge.predicates import codebook
from sijill.records import Actor
from sijill.text.clitics import analyse

if TYPE_CHECKING:
    from sijill.events.find import Work

UNDERGONE = 10
OBJECT = 3
LAND = 6
CHARGE = 4
ANSWERED = 6
_LIGHT = frozenset({"light", "light_passive", "verb", "report"})


def governing(work: Work, hit: Hit, frame: Frame, sides: Sides) -> None:
    """Give a verbal noun the subject and the prepositions of the light verb that it depends on."""
    line = work.line
    here = line.aside(hit.first)
    verb = next((h for h in reversed(line.hits) if h.finite and h.last <= hit.first and line.aside(h.first) in (None, here)), None)
    if verb is None or line.left_bound(hit.first) > verb.first or verb.first not in work.subjects:
        return
    if ("visit" in frame.predicate.mode and opens_anew(work, hit)) or (hit.first and line.stems[hit.first - 1] & work.lex.words.conditions):
        return  # "will withdraw in case of sanctions on it"
    kinds = {e.kind for e in verb.entries}
    we = all(e.features.startswith(FIRST_PERSON) for e in verb.entries)
    does = "light" in kinds and (we or (bool(work.subjects[verb.first].parties) and not work.subjects[verb.first].carried))
    if "impersonal" in kinds and not does and not sides.actor and not frame.predicate.joint and hit.first - verb.last <= 3:
        _speaker_acts(work, verb, sides)
        return
    if "light" in kinds and (_has_other_object(work, verb, hit) or _made_by_another(work, verb, hit)):
        return
    bare = not hit.prep and hit.first - 1 not in line.preps
    subject, roles = work.subjects[verb.first], frame.noun_roles
    if sides.actor and not sides.recipient and has_by_actor(work, hit, frame, sides):
        sides.add("recipient", [a for a in subject.actors if all(a.code != b.code for b in sides.actor)], "subject that has it by the actor")
        return
    if kinds & {"light", "other_verb"}:
        _asks(work, hit, frame, subject, sides)
    if not (kinds & _LIGHT) or not (bare or (kinds & {"light", "light_passive"} and "report" not in kinds)):
        return
    if "light" in kinds and hit.prep == work.lex.words.partial and roles.get("genitive") == "either" and subject.parties and any(r.startswith("actor") and r.endswith("genitive") for r in sides.reasons):
        sides.recipient[:0], sides.actor[:] = sides.actor, []
    if "light_passive" in kinds and (hit.first - verb.last <= UNDERGONE or _exposed(work, verb, frame)):
        _undergoes(subject, roles, sides)
        return
    if "light" not in kinds and not bare:
        return
    for party in line.parties:
        if verb.last <= party.first < hit.first and party not in subject.parties:
            prep, via = governor(line, party, verb.last, work.lex)
            if prep and via <= 1 and (role := roles.get(prep, "")) and "light" in kinds:
                sides.add(role, party.mention.actors, f"preposition {prep} of the verb")
    for i in range(verb.last, hit.first if "light" in kinds else 0):
        role = roles.get(line.pronouns.get(i, ""), "")
        if role == "recipient" and not sides.recipient:
            sides.add(role, other_party(line, verb, subject.actors, work.lex, gender_of(line.tokens[i].norm, work.lex.language)), f"pronoun after {line.pronouns[i]} of the verb")
    among = frame.predicate.joint and len({a.code for a in sides.partner}) > 1 and ("report" in kinds or bool(hit.pronoun))
    struck = frame.predicate.category in codebook().struck and (condemned(work, hit) or (not bare and is_factual(line, hit, work.lex)))
    if "light" in kinds and subject.actors and roles.get("subject") == roles.get("genitive") == "recipient" and roles.get("object") == "actor" and not hit.pronoun:
        sides.actor[:0], sides.recipient[:] = sides.recipient, list(subject.actors)  # "X undertook the reception of Y": Y comes to X
    if "light" in kinds and not (sides.actor or among or struck or foiled(line, hit, work.lex)):
        sides.add(roles.get("subject", "actor"), subject.actors or (a for p in subject.parties for a in actors_of(p, frame)), "subject of the light verb")


def _asks(work: Work, hit: Hit, frame: Frame, subject: Subject, sides: Sides) -> None:
    """"replied by demanding of X that": who stands right after the noun is asked, by the subject of the verb."""
    if hit.prep != work.lex.words.partial or frame.predicate.category not in codebook().asking:
        return
    after = sides.actor and not sides.recipient and all(r.endswith("genitive") for r in sides.reasons if r.startswith("actor"))
    if after and subject.actors and {a.code for a in subject.actors}.isdisjoint(a.code for a in sides.actor):
        sides.recipient[:], sides.actor[:] = sides.actor, []
        sides.add("actor", subject.actors, "subject of the verb that it goes with")


def _exposed(work: Work, verb: Hit, frame: Frame) -> bool:
    """Whether a verb tells that its subject undergoes violence, however far the noun for it stands ("are exposed to many kinds of torture")."""
    return bool(work.line.stems[verb.first] & work.lex.words.scenes) and frame.predicate.category in codebook().struck


def _undergoes(subject: Subject, roles: dict[str, str], sides: Sides) -> None:
    """"was exposed to an attack of X": whoever is the subject suffers it, and whose it is does it."""
    if subject.actors and not sides.actor and roles.get("genitive") == "either" and any(r.startswith("recipient") and r.endswith("genitive") for r in sides.reasons):
        sides.actor[:] = sides.recipient
        sides.recipient.clear()
    if not sides.recipient:
        sides.add("recipient", subject.actors, "subject of what it undergoes")


def condemned(work: Work, hit: Hit) -> bool:
    """Whether an act of violence is what somebody condemns in the same clause, so that who condemns it did not do it."""
    left = work.line.left_bound(hit.first)
    return any(left <= c.hit.first < hit.first and c.frame.predicate.category in codebook().complaint for c in work.coded.values())


def _has_other_object(work: Work, verb: Hit, hit: Hit) -> bool:
    """Whether a light verb carries another noun out ("holds talks with X on matters, among them the accord with Y", "made a demand
    of X to withdraw")."""
    if any(verb.last <= i < hit.first and c.frame.predicate.opens == "requested" and not c.hit.finite for i, c in work.coded.items()):
        return True
    between = [h for h in work.line.hits if verb.last <= h.first < hit.first and not h.finite and any(e.frame for e in h.entries)]
    return bool(between) and not hit.conjunction and between[0].first - verb.last <= OBJECT and hit.first - between[-1].last >= OBJECT


def _made_by_another(work: Work, verb: Hit, hit: Hit) -> bool:
    """Whether the noun of making stands before a noun, behind "after" or "because of", so that the verb before is not of its
    doer ("resumed its efforts after Paris's concluding an accord with X")."""
    making = next((h for h in reversed(work.line.hits) if verb.last <= h.first and h.last <= hit.first and not h.finite), None)
    return making is not None and bool(work.line.stems[making.first] & work.lex.words.light_nouns) and is_factual(work.line, making, work.lex)


def _speaker_acts(work: Work, verb: Hit, sides: Sides) -> None:
    """"he added that aid had been sent": who reports an act without a doer is taken to speak for its doer, unless his words
    tell of what somebody else did before it ("explained that X wanted talks, so the ban was lifted")."""
    codes = {a.code for a in sides.recipient}
    for other in reversed([h for h in work.line.hits if h.finite and h.last <= verb.first]):
        subject = work.subjects.get(other.first)
        told = any(e.kind in ("report", "verb", "other_verb") for e in other.entries) and work.line.aside(other.first) is None
        if subject and subject.actors and told:
            sides.add("actor", [a for a in subject.actors if a.code not in codes], "the speaker, for an act without a doer")
            return


def answered_charge(work: Work, hit: Hit, frame: Frame, sides: Sides, opener: Hit | None) -> bool:
    """"denied Washington's accusations of ...": the charge was made, by whom the noun names, against the denier. So is what
    somebody accepts asked of him by the other ("accepted an invitation to X")."""
    outer = work.coded.get(opener.first) if opener is not None else None
    rules = codebook()
    if outer is None:
        return False
    inner, answer = frame.predicate.category, outer.frame.predicate.category
    if inner in rules.asking and answer in rules.granting and opener is not None and hit.first - opener.last <= ANSWERED:
        sides.actor[:], sides.recipient[:] = [], []
        sides.add("actor", outer.sides.recipient, "who is told yes")
        sides.add("recipient", outer.sides.actor, "who says yes")
        return bool(sides.actor)
    if inner not in rules.complaint or answer not in rules.answers:
        return False
    own = {a.code for a in outer.sides.actor}
    named = [a for a in (*sides.actor, *sides.recipient) if a.code not in own]
    if not named:
        return False
    if sides.actor and sides.recipient and not own & {a.code for a in (*sides.actor, *sides.recipient)}:
        return True
    sides.actor[:] = []
    sides.recipient[:] = []
    sides.add("actor", named, "the charge that is answered")
    sides.add("recipient", outer.sides.actor, "who answers the charge")
    return True


def control(work: Work, hit: Hit, frame: Frame, sides: Sides, opener: Hit | None) -> None:
    """Give an act inside a complement its doer: the accused or asked one, else the one who speaks or plans."""
    if hit.conjunction and not (hit.finite or hit.article or sides.actor) and sides.recipient and not frame.predicate.joint:
        sides.add("actor", doer_before(work, hit, sides), "the doer of the act that it is joined to")
    if frame.predicate.joint and not hit.finite:
        _with_speaker(work, hit, frame, sides)
    elif not hit.finite and _as_charge(work, hit):
        own = {a.code for a in sides.recipient}
        sides.add("actor", [a for a in _punished(work, hit) if a.code not in own], "whom the charge is against")
    elif frame.predicate.category in codebook().struck and condemned(work, hit):
        pass
    elif "visit" in frame.predicate.mode and sides.recipient and not sides.actor and opens_anew(work, hit):
        _by_later_subject(work, hit, sides)
    elif not hit.finite and (sides.recipient or on_tour(work, hit, frame) or (hit.prep and frame.predicate.category in codebook().shown)) and not sides.actor and (not hit.article or frame.predicate.category in codebook().with_speaker or tried(work, hit)):
        _by_subject(work, hit, frame, sides)
    outer = work.coded.get(opener.first) if opener else None
    if not hit.finite and frame.noun_roles.get("subject") == "recipient" and sides.actor and not sides.recipient:
        _met_by(work, hit, sides.actor, sides, "recipient")
    if not hit.finite and hit.pronoun and frame.noun_roles.get("object") == "actor" and sides.recipient and not sides.actor:
        _met_by(work, hit, sides.recipient, sides, "actor")
    asked = outer is not None and outer.frame.predicate.opens in ("requested", "planned") and not is_factual(work.line, hit, work.lex)
    if asked and outer is not None and frame.predicate.joint and not hit.finite and not hit.article and not sides.partner and len(_between(work, outer.hit, hit)) <= 4:
        sides.add("partner", [*outer.sides.actor, *outer.sides.recipient], "parties of the opener")
        return
    if outer is not None and asked_help(outer, hit, frame, sides):
        return
    if (frame.predicate.joint and hit.pronoun) or (hit.article and frame.predicate.category in codebook().recalled):
        return
    if not hit.finite and sides.actor and not sides.recipient:
        sides.add("recipient", answered_by(work, hit, frame, sides), "who visits in answer to it")
    if opener is None or sides.actor or (sides.partner and not frame.predicate.joint):
        return
    if outer is None and opener.finite and not hit.finite and (accused := _accused(work, opener, hit)) is not None:
        sides.add("actor", [a for a in accused.mention.actors if a.code not in {b.code for b in sides.recipient}], "whom nobody known charges")
    taken_up = hit.finite and work.line.tokens[work.line.left_bound(hit.first)].norm in work.lex.words.fused  # "because it does not"
    if outer is None or taken_up or presumed(work.line, hit, work.lex, ending=False) or (hit.finite and work.subjects[hit.first].parties):
        return
    if not hit.finite and (told := told_after_that(work, outer.hit, hit)) is not None:
        sides.add("actor", (a for a in told.mention.actors if a.code not in {b.code for b in sides.recipient}), "whom the clause tells of")
        return
    opens = outer.frame.predicate.opens
    towards = opens in ("alleged", "requested")
    source = outer.sides.recipient if (towards and outer.sides.recipient) or opens == "hypothetical" else outer.sides.actor
    own = {a.code for a in (*sides.recipient, *sides.partner) if a.sector not in codebook().breakaway}
    sides.add("actor", [a for a in source if a.code not in own], "control of the opener")
    if opens == "requested" and not sides.recipient and _own_land(work, hit):
        sides.add("recipient", outer.sides.actor, "the land of who asks")


def _as_charge(work: Work, hit: Hit) -> bool:
    """Whether an act is told only as what somebody is charged with or punished for ("on a charge of", "for his part in")."""
    line, words = work.line, work.lex.words
    for i in range(hit.first - (not hit.prep), max(hit.first - CHARGE, -1), -1):
        if i in line.covered or line.tokens[i].kind == "mark" or (i < hit.first and i in line.hit_at and line.hit_at[i].finite):
            return False
        led = i in line.preps or i - 1 in line.preps or any(r.preposition for r in analyse(line.tokens[i].norm, work.lex.language))
        if line.stems[i] & words.charges and led:
            return True
        if i < hit.first and line.stems[i] & words.involved and led and any(r.pronoun for r in analyse(line.tokens[i].norm, work.lex.language)):
            return True
    return False


def _punished(work: Work, hit: Hit) -> list[Actor]:
    """Whom the arrest, trial or measure before a charge strikes."""
    left = work.line.left_bound(hit.first)
    before = [c for c in work.coded.values() if left <= c.hit.first < hit.first and c.frame.predicate.category in codebook().punishing]
    return before[-1].sides.recipient if before else []


def _own_land(work: Work, hit: Hit) -> bool:
    """Whether what is asked for concerns "its soil": that of who asks ("asked X to take its men out of its territory")."""
    line = work.line
    for i in range(hit.last, min(hit.last + LAND, line.right_bound(hit.last))):
        if line.stems[i] & work.lex.words.lands and any(r.pronoun and r.stem in work.lex.words.lands for r in analyse(line.tokens[i].norm, work.lex.language)):
            return i - 1 in line.preps
    return False


def _with_speaker(work: Work, hit: Hit, frame: Frame, sides: Sides) -> None:
    """"X said that cooperation with Y goes on": the speaker's state is the party that is not named."""
    codes = {a.code for a in (*sides.actor, *sides.partner)}
    if len(codes) == 1 and not hit.article and (light := light_genitive(work, hit, codes)):
        if any(r.startswith("actor") and r.endswith("subject of the light verb") for r in sides.reasons):
            sides.actor.clear()
        sides.add("partner", light, "genitive of the light noun")
        return
    verb = next((h for h in reversed(work.line.hits) if h.finite and h.last <= hit.first), None)
    if len(codes) == 1 and sides.partner and verb is not None and verb.last == hit.first and any(e.kind == "impersonal" for e in verb.entries):
        before = [a for c in work.coded.values() if c.hit.first < verb.first for a in c.sides.actor if a.code not in codes]
        sides.add("partner", before[-1:] or agreed_by(work, hit, verb, codes), "the doer of the act told before")
        return
    named = any("preposition" in reason for reason in sides.reasons)
    under = under_accord(work, hit) or (hit.prep == work.lex.words.partial and work.line.preps.get(hit.last) in work.lex.words.partner)  # "in cooperation with X"
    told_of = tells_of_accord(work, hit, frame)
    if len(codes) != 1 or not named or not (under or told_of or frame.predicate.category in codebook().with_speaker) or not _partner_of(work, hit):
        return
    if told_of:
        sides.add("partner", headed_by(work, codes), "whose words it is told in")
    for verb in reversed([h for h in work.line.hits if h.finite and h.last <= hit.first]):
        subject = work.subjects.get(verb.first)
        told = under or any(e.kind == "report" for e in verb.entries) or is_factual(work.line, hit, work.lex)
        if subject and subject.actors and told:
            sides.add("partner", [a for a in subject.actors if a.code not in codes], "the subject of the verb before")
            return


def _partner_of(work: Work, hit: Hit) -> bool:
    """Whether a word such as "with" stands after the noun."""
    line = work.line
    return any(line.preps.get(i) in work.lex.words.partner for i in range(hit.last, min(hit.last + 6, len(line.tokens))))


def _by_subject(work: Work, hit: Hit, frame: Frame, sides: Sides) -> None:
    """"during a visit to Y", "went on supplying Y": the doer of a verbal noun is the subject of the verb before it,
    or the genitive of the light noun before it ("Russia's imposing a ban on Y")."""
    line, codes = work.line, {a.code for a in sides.recipient}
    if (frame.predicate.category in codebook().struck and is_factual(line, hit, work.lex)) or foiled(line, hit, work.lex):
        return
    if light := light_genitive(work, hit, codes):
        sides.add("actor", light, "genitive of the light noun")
        return
    if helped := helped_to(work, hit, codes):
        sides.add("actor", helped, "who is helped to")
        return
    here = line.aside(hit.first)
    verb = next((h for h in reversed(line.hits) if h.finite and h.last <= hit.first and line.aside(h.first) in (None, here)), None)
    if verb is None or any(verb.first < b <= hit.first and (opens_complement(line.tokens[b], work.lex) or line.tokens[b].norm in work.lex.words.relatives) for b in line.bounds):
        return
    asked = work.coded.get(verb.first)
    undergone = {(a.code, a.sector, a.identifier_id) for a in sides.recipient}
    travels = "visit" in frame.predicate.mode and _meanwhile(work, hit)  # "X, during a visit to Y, urged Z to"
    if asked is not None and not travels and asked.frame.predicate.opens == "requested" and any((a.code, a.sector, a.identifier_id) not in undergone for a in asked.sides.recipient):
        return
    if line.stems[verb.first] & work.lex.words.allowing:
        sides.add("actor", (a for a in allowed(work, verb, hit) if a.code not in codes), "who is allowed to")
        return
    subject, kinds = work.subjects.get(verb.first), {e.kind for e in verb.entries}
    if frame.predicate.category in codebook().struck and line.stems[verb.first] & work.lex.words.leading_to and (subject is None or subject.end(0) <= verb.first):
        subject = _of_strike(work, verb, hit) or _of_clause_before(work, verb)
    if subject is not None and subject.carried and verb.last == hit.first and not hit.prep and not kinds & _LIGHT:
        return  # "fears that the lifting of sanctions leads to": the noun is what the verb tells of
    spoken = "report" in kinds and ("light" not in kinds or frame.noun_roles.get("subject") == "about") and not _meanwhile(work, hit) and not on_tour(work, hit, frame)
    has = subject is not None and subject.carried and bool(line.stems[verb.first] & work.lex.words.pluperfect) and verb.last in line.preps  # "X had a team for"
    if subject and not spoken and not has and not any((a.code, a.sector, a.identifier_id) in undergone or (a.code in codes and not _at_war(frame, subject, sides)) for a in subject.actors):
        sides.add("actor", subject.actors, "subject of the verb before")


def _of_strike(work: Work, verb: Hit, hit: Hit) -> Subject | None:
    """"the shelling of the army of X led to": X, where who is named after the strike carries arms."""
    strike = next((h for h in work.line.hits if not h.finite and verb.last == h.first < hit.first and any(e.frame is not None and e.frame.predicate.category in codebook().struck for e in h.entries)), None)
    party = work.line.covered.get(strike.last) if strike is not None else None
    armed = party is not None and bool(party.mention.actors) and all(a.sector in codebook().armed for a in party.mention.actors)
    return Subject(party.mention.actors, "", (party,)) if party is not None and armed else None


def _of_clause_before(work: Work, verb: Hit) -> Subject | None:
    """"the crime that X committed and that led to": X, and not who condemns it."""
    line = work.line
    before = next((h for h in reversed(line.hits) if h.finite and h.last <= verb.first), None)
    if before is None:
        return None
    inside = line.tokens[line.left_bound(before.first)].norm in work.lex.words.relatives
    told = before.first in work.coded and work.coded[before.first].frame.predicate.category in codebook().struck
    return work.subjects.get(before.first) if inside or told else None


def _at_war(frame: Frame, subject: Subject, sides: Sides) -> bool:
    """Whether forces stand against gunmen or rebels of their own state."""
    rules = codebook()
    armed = {*rules.armed, *rules.breakaway}
    return frame.predicate.category in rules.struck and all(a.sector in rules.under_arms for a in subject.actors) and all(a.sector in armed for a in sides.recipient)


def opens_anew(work: Work, hit: Hit) -> bool:
    """Whether a noun stands in a phrase that opens a sentence, or another part of it with "and" ("..., and on a visit to")."""
    line, at = work.line, hit.first - 1
    if at not in line.preps or hit.finite or any(h.finite and h.last in (at, at - 1) for h in line.hits):
        return False  # "he added on a visit to X"
    return at <= 1 or (line.tokens[at - 1].kind == "mark" and any(r.conjunction for r in analyse(line.tokens[at].norm, work.lex.language)))


def _met_by(work: Work, hit: Hit, known: list[Actor], sides: Sides, side: str) -> None:
    """"among those who met X was Y", "his receiving in Z of Y": of a noun whose one side is known, the other is the first of
    another state that no preposition governs."""
    line, codes = work.line, {a.code for a in known}
    for party in line.reach(hit.last, line.right_bound(hit.last)):
        others = [a for a in party.mention.actors if a.code not in codes]
        if others and party.mention.kind in ("person", "group") and party.mention.form != "adjective" and not governor(line, party, hit.last, work.lex)[0]:
            sides.add(side, others, "who met whom the noun names")
            return


def _meanwhile(work: Work, hit: Hit) -> bool:
    """Whether a noun without the article tells what the speaker did when he spoke ("said during a visit to X")."""
    before = hit.first - 1
    return before >= 0 and not hit.article and bool(work.line.stems[before] & work.lex.words.meanwhile)


def _by_later_subject(work: Work, hit: Hit, sides: Sides) -> None:
    """"On a visit to X, the minister of Y said": who travels is the subject that follows."""
    line, codes = work.line, {a.code for a in sides.recipient}
    verb = next((h for h in line.hits if h.finite and h.first >= hit.last), None)
    if verb is None or any(opens_complement(line.tokens[i], work.lex) for i in range(hit.last, verb.first)):
        return
    subject = subject_of(line, verb, [], work.lex)
    if subject.parties and not any(a.code in codes for a in subject.actors):
        sides.add("actor", subject.actors, "the subject that follows")


def _accused(work: Work, charge: Hit, hit: Hit) -> Party | None:
    """The object of a charge that stands in the words of nobody known ("activists accused X of backing Y")."""
    parties = (p for p in work.line.reach(charge.last, hit.first) if p.mention.actors)
    first = next(parties, None)
    return first if first is not None and is_bare(work.line, first, charge.last, work.lex, 1) else None


def _between(work: Work, opener: Hit, hit: Hit) -> list[int]:
    """Positions between an opener and a trigger that no mention covers."""
    return [i for i in range(opener.last, hit.first) if i not in work.line.covered]
