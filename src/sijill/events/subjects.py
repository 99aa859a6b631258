"""Subjects of finite verbs: by place and agreement, or carried over from a verb before."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from sijill.events.antecedents import (
    acting,
    can_act,
    head_of_relative,
    joins_only,
    of_plain_noun,
    relative_itself,
    says_on,
    state_itself,
    subject_before,
    tells_of,
    told_by_noun,
    undergoes,
)
from sijill.events.attached import (
    as_it,
    befallen,
    is_of_sender,
    meanwhile,
    obliged,
    pair_before,
    plural_before,
    sender,
    topic,
    writer,
)
from sijill.events.beside import (
    asks_in_words,
    behind_it,
    branch_of,
    described,
    is_dummy,
    is_listed,
    is_visited,
    joined_before,
    noun_subject,
    of_paper,
    one_after_another,
    paper_speaks,
    word_follows,
)
from sijill.events.doers import does, told_of
from sijill.events.lexicon import Frame, Lexicon
from sijill.events.line import (
    COMMAS,
    COUNTED,
    HARD_MARKS,
    Hit,
    Line,
    Party,
    agrees,
    governor,
    opens_complement,
    verb_gender,
)
from sijill.events.stated import afterwards, articled, called, stated
from sijill.knowledge.letters import clitics
from sijill.knowledge.predicates import codebook
from sijill.records import Actor
from sijill.text.clitics import analyse

SUBJECT_REACH = 12
ASKED = 3
DRAFT = 12
FIRST_PERSON = "1"


@dataclass
class Subject:
    """The subject of a finite verb: parties, gender, whether carried from before, speaking, of which sentence, in a relative clause."""

    actors: tuple[Actor, ...] = ()
    gender: str = ""
    parties: tuple[Party, ...] = ()
    carried: bool = False
    before: tuple[Actor, ...] | None = None
    speaks: bool = False
    sentence: int = -1
    inside: bool = False

    def end(self, start: int) -> int:
        """Where the subject ends if it stands after token `start`, else `start`."""
        return max((p.last for p in self.parties if p.first >= start), default=start)


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
    if (named := _named_before(line, hit, lex)) is not None:
        return named
    opening = line.tokens[left := line.left_bound(hit.first)].norm
    if any(e.tense == "participle" for e in hit.entries):
        return _of_participle(line, hit, earlier)
    if all(e.features.startswith(FIRST_PERSON) for e in hit.entries) or any(e.frame is not None and e.frame.predicate.spoken for e in hit.entries):
        return _named_after(line, hit, lex) or _speaker(hit, earlier)
    after = None if all(e.features[:3] in COUNTED for e in hit.entries) else _after(line, hit, lex)
    led = hit.pronoun and after is not None and after.first == hit.last  # "fighters whom X backs"
    if opening in lex.words.fused and not led and not (after is not None and is_dummy(opening, hit, lex)):
        return _taken_up(line, hit, left, earlier, lex)
    told = opening in lex.words.relatives
    found = (head_of_relative(line, hit, left, lex) or relative_itself(line, hit, left, after, lex)) if told else None
    if found is None and undergoes(line, hit, after, lex):
        return Subject()
    if found is None and opening in lex.words.relatives and hit.first - left <= 3:
        found = after if after is not None and after.first - hit.last <= 2 else subject_before(line, hit, left, lex)
        if found is None and hit.pronoun:
            return Subject() if word_follows(line, hit) else _nearest(line, left - 1, hit, earlier, lex)
        if found is None:
            return _carried(hit, earlier) if _of_subject(line, hit, left, lex) else Subject()
    elif found is None and told and of_plain_noun(line, hit, left, lex):
        return Subject()
    elif found is None:
        found = before_verb(line, hit, left, lex) or of_paper(line, hit, lex) or acting(hit, meanwhile(line, hit)) or joined_before(line, hit, left, lex)
        if found is None and (noun := _plain_subject(line, hit, left, lex)):
            return _issuer(hit, earlier) if noun & lex.words.vehicles else Subject()
        if found is None and after is not None and _is_object(line, hit, after, earlier, lex):
            return _carried(hit, earlier, {a.code for a in after.mention.actors})
        found = after if found is not None and hit.pronoun and after is not None and after.first - hit.last <= 1 else found or after
    if found is not None and not (found.mention.actors or found.unnamed) and any(e.kind == "report" for e in hit.entries) and not does(line, hit, found):
        found = behind_it(line, found, hit, lex) or found
    if found is not None and found.first >= hit.last and not (found.mention.actors or found.unnamed) and line.stems[found.first] & lex.words.vehicles:
        return _issuer(hit, earlier)
    found = found or acting(hit, as_it(line, left, lex)) or told_of(line, hit, lex) or _after_that(line, hit, lex)
    if found is None:
        return _unnamed(line, hit, earlier, lex)
    if not (found.mention.actors or found.mention.gender == "f" or line.tokens[found.first].norm.endswith(tuple(lex.words.feminine))) and hit.conjunction and verb_gender(hit) == "f" and (carried := _carried(hit, earlier)).actors:
        return carried
    group = [p for p in with_joined(line, found) if p.first < hit.first or found.first >= hit.last]
    before = None
    if found.first >= hit.last and not line.sentence.title:
        carried = _carried(hit, earlier, {a.code for p in group for a in p.mention.actors})
        before = carried.actors if hit.conjunction or any(h.finite and h.last <= hit.first for h in line.hits) else None
    return Subject(tuple(a for p in group for a in p.mention.actors), found.mention.gender, tuple(group), before=before)


def _unnamed(line: Line, hit: Hit, earlier: list[Subject], lex: Lexicon) -> Subject:
    """The subject of a verb beside which nobody stands: nobody, where a noun does, else whom the verbs before tell of."""
    if noun_subject(line, hit, lex):
        return _issuer(hit, earlier) if paper_speaks(line, hit, lex) else Subject()
    carried = _drafted(line, hit, earlier, lex) or _plural(line, hit, earlier, lex) or _carried(hit, earlier)
    if not carried.actors and (pair := pair_before(line, hit)):
        return Subject(pair.mention.actors, "", (pair,), True)
    return carried if carried.actors or not hit.conjunction else _nearest(line, hit.first, hit, earlier, lex)


def _named_before(line: Line, hit: Hit, lex: Lexicon) -> Subject | None:
    """Whom words before a verb name as its subject: whose statement it stands in, who wrote or called, "as for X", on whom it
    falls."""
    source = stated(line, hit, lex)
    if (named := source or topic(line, hit, lex) or obliged(line, hit, lex) or befallen(line, hit, lex)) is not None:
        return Subject(named.mention.actors, named.mention.gender, (named,), speaks=source is not None)
    if is_of_sender(line, hit, lex):
        return _sender(line, hit, lex)
    party = writer(line, hit, lex)
    return Subject(party.mention.actors, party.mention.gender, (party,)) if party is not None else None


def _taken_up(line: Line, hit: Hit, left: int, earlier: list[Subject], lex: Lexicon) -> Subject:
    """Whom "that he" means: the subject before, else the nearest party; nobody, where "it" follows two ("because it does not")."""
    if (teller := told_by_noun(line, hit, left, lex)) is not None:
        return Subject(teller.mention.actors, teller.mention.gender, (), True)
    if not any(h.finite and h.last <= left for h in line.hits):
        return _nearest(line, left, hit, earlier, lex)
    before = next((s for s in reversed(earlier) if s.actors), None)
    numbers = {f["number"] for r in analyse(line.tokens[left].norm, lex.language) if (f := clitics(lex.language).pronoun_features.get(r.pronoun))}
    return Subject() if before is not None and len(before.parties) > 1 and numbers == {"singular"} else _carried(hit, earlier)


def _of_subject(line: Line, hit: Hit, left: int, lex: Lexicon) -> bool:
    """Whether the verb of a relative clause takes up the subject before: "one of the states that", "the town that they seized"."""
    among = any(line.stems[i] & lex.words.among for i in range(max(left - 4, 0), left))
    return among or (hit.last in line.pronouns and all(e.features.endswith("p") for e in hit.entries))


def _plural(line: Line, hit: Hit, earlier: list[Subject], lex: Lexicon) -> Subject | None:
    """Whom "they" means where the verbs before in the sentence tell of one body, state or person: the people told last."""
    last = next((s for s in reversed(earlier) if s.parties), None)
    if last is None or len(last.actors) > 1 or last.sentence != line.sentence.index:
        return None
    party = plural_before(line, hit, last.parties, lex)
    return Subject(party.mention.actors, "m", (), True) if party is not None else None


def _drafted(line: Line, hit: Hit, earlier: list[Subject], lex: Lexicon) -> Subject | None:
    """Who speaks in the paper right before a verb: who drew it up ("submitted a draft resolution that calls on")."""
    before = next((h for h in reversed(line.hits) if h.finite and h.last <= hit.first), None)
    if not earlier or hit.conjunction or hit.first in line.bounds:
        return None
    if (whose := line.covered.get(hit.first - 1)) is not None and whose.mention.form == "adjective" and line.stems[whose.first - 1] & (lex.words.vehicles | lex.words.plans):
        return Subject(whose.mention.actors, "", (), True)  # "votes on a French proposal that asks"
    start = max(before.last if before else 0, line.left_bound(hit.first), hit.first - DRAFT)
    drafted = any(line.stems[i] & lex.words.vehicles and (i == hit.first - 1 or not articled(line, i, lex)) for i in range(start, hit.first))
    return Subject(earlier[-1].actors, "", (), True) if drafted else None


def _after_that(line: Line, hit: Hit, lex: Lexicon) -> Party | None:
    """Who stands right after "that", for a later verb joined with "and" ("that the president opened up, and visited X")."""
    if not hit.conjunction:
        return None
    start = next((i for i in range(hit.first - 1, -1, -1) if opens_complement(line.tokens[i], lex) or line.tokens[i].text in HARD_MARKS), None)
    party = line.covered.get(start + 1) if start is not None else None
    several = all(e.features.startswith("3mp") for e in hit.entries)  # "that the rebels do X and do Y"
    fits = party is not None and (party.mention.actors or (several and party.mention.form == "nominal")) and can_act(party) and party.last < hit.first and party.mention.form != "pronoun"
    return party if fits and party is not None and agrees(hit, party.mention.gender) else None


def _nearest(line: Line, left: int, hit: Hit, earlier: list[Subject], lex: Lexicon) -> Subject:
    """Whom "that she" means where no verb has a subject before it: the nearest party of that gender."""
    wanted = verb_gender(hit)
    for party in reversed([p for p in line.parties if p.last <= left]):
        if party.mention.preposition in lex.words.place_prepositions or line.preps.get(party.first - 1) in lex.words.place_prepositions:
            continue
        if party.mention.actors and can_act(party) and not (wanted and party.mention.gender not in ("", wanted)):
            return Subject(party.mention.actors, party.mention.gender, (), True)
    return _carried(hit, earlier)


def _is_object(line: Line, hit: Hit, party: Party, earlier: list[Subject], lex: Lexicon) -> bool:
    """Whether the only bare party after a verb that asks for an object is that object ("and accused Cairo of ...")."""
    frames = [e.frame for e in hit.entries if e.frame and (not e.frame.near or _asked_for(line, hit, e.frame)) and "recipient" in e.frame.predicate.needs and e.frame.roles.get("object") == "recipient"]
    resumed = line.pronouns.get(hit.last) in (lex.words.inside, lex.words.partial) and line.tokens[line.left_bound(hit.first)].norm not in lex.words.relatives  # "a letter in which he urged X to"
    if not party.mention.actors and line.stems[party.first] & lex.words.heads:
        return False
    joined = hit.conjunction or resumed or (hit.first > 0 and line.tokens[hit.first - 1].norm in lex.words.where)
    goes_on = _carried(hit, earlier, {a.code for a in party.mention.actors})
    if not joined or (hit.first == 0 and not line.stems[hit.first] & lex.words.urging) or not frames or not (goes_on.actors or goes_on.parties):
        return False
    if earlier and {a.code for a in earlier[-1].actors} == {a.code for a in party.mention.actors}:
        return False  # "the British government said ..., and Cameron warned of": who spoke last goes on
    if line.tokens[hit.last].norm in lex.words.each or one_after_another(line, hit, earlier, goes_on, lex):
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


def _asked_for(line: Line, hit: Hit, frame: Frame) -> bool:
    """Whether the object of a verb of violence is one for which the frame asks ("and drove the fighters out")."""
    asked = range(hit.last, min(hit.last + ASKED, len(line.tokens)))
    return frame.predicate.category in codebook().struck and any(words[0] in line.stems[i] for words in frame.near if len(words) == 1 for i in asked)


def _named_after(line: Line, hit: Hit, lex: Lexicon) -> Subject | None:
    """Who says "we" and is named only after it ("we refuse it, said the minister of X")."""
    said = afterwards(line, hit, lex)
    return Subject(said.mention.actors, said.mention.gender, (), True, speaks=True) if said is not None else None


def _speaker(hit: Hit, earlier: list[Subject]) -> Subject:
    """Who says "we": whoever spoke last, also where nothing is known of him; else the last subject."""
    told = next((s for s in reversed(earlier) if s.speaks), None)
    return Subject() if told is None else Subject(told.actors, told.gender, (), True)


def _carried(hit: Hit, earlier: list[Subject], others: Container[str] = ()) -> Subject:
    wanted = verb_gender(hit)
    plural = any(f.startswith("3mp") for f in {e.features for e in hit.entries})
    for subject in reversed(earlier):
        if subject.speaks and not (subject.actors or subject.parties) and agrees(hit, subject.gender):
            return Subject()  # whom nobody knows spoke last
        if plural and subject.parties and not subject.actors:
            return Subject((), subject.gender, subject.parties, True)
        if subject.actors and not all(a.code in others for a in subject.actors) and not (wanted and subject.gender and wanted != subject.gender and not plural):
            spoke = next((s for s in reversed(earlier) if s.speaks and s.sentence == subject.sentence and (s.gender == wanted or not s.carried)), None) if says_on(hit) else None
            subject = spoke if spoke is not None and (not subject.speaks or (spoke.gender == wanted and wanted and not subject.gender)) else subject
            return Subject(subject.actors, subject.gender, (), True)
    last = earlier[-1] if earlier and hit.conjunction else Subject()
    return Subject((), last.gender, last.parties, True) if last.parties and not last.actors and agrees(hit, last.gender) else Subject()


def _of_participle(line: Line, hit: Hit, earlier: list[Subject]) -> Subject:
    """Whom a participle tells of; set off by a comma, nobody of a relative clause ("X regretted the stand of Y, which condemned Z, affirming that")."""
    set_off = hit.first > 0 and line.tokens[hit.first - 1].text in COMMAS
    earlier = [s for s in earlier if not (set_off and s.inside)] or earlier
    return _carried(hit, [*earlier, *[s for s in earlier if s.speaks and s.sentence == line.sentence.index][-1:]])


def _issuer(hit: Hit, earlier: list[Subject]) -> Subject:
    """Whose statement or note says what a verb tells: the subject before, of whatever gender, since the verb goes with the paper."""
    before = next((s for s in reversed(earlier) if s.actors), None)
    carried = _carried(hit, earlier)
    return carried if carried.actors or before is None else Subject(before.actors, before.gender, (), True)


def _plain_subject(line: Line, hit: Hit, left: int, lex: Lexicon) -> frozenset[str]:
    """The stems of a noun that names no party and opens the clause before the verb ("the note demanded"), if any."""
    first = left
    while first < hit.first and (opens_complement(line.tokens[first], lex) or (first == left and left in line.bounds[1:] and joins_only(line, first, lex))):
        first += 1
    first += first < hit.first and line.tokens[first].norm in lex.words.demonstratives
    words = range(first, hit.first)
    if not words or len(words) > 3:
        return frozenset()
    for i in words:
        token = line.tokens[i]
        if token.kind != "word" or i in line.covered or i in line.preps or i in line.pronouns or i in line.hit_at or i in line.timed:
            return frozenset()
        if token.norm in lex.words.particles or token.norm in lex.words.verb_negators or token.norm in lex.words.relatives:
            return frozenset()
    return line.stems[first] if any(r.article for r in analyse(line.tokens[first].norm, lex.language)) else frozenset()


def _sender(line: Line, hit: Hit, lex: Lexicon) -> Subject:
    """Who does what a letter or call tells: whoever it is from, if he is known."""
    group = with_joined(line, party) if (party := sender(line, hit, lex)) is not None else []
    return Subject(tuple(a for p in group for a in p.mention.actors), "", tuple(group))


def before_verb(line: Line, hit: Hit, left: int, lex: Lexicon) -> Party | None:
    """A party that opens the clause, with nothing but particles and appositions before the verb."""
    beside = line.covered.get(hit.first - 1)
    if beside is not None and can_act(beside) and beside.first > left and line.stems[beside.first - 1] & lex.words.auxiliaries and not beside.mention.preposition:
        return beside  # "..., and X went on refusing"
    for party in line.parties:
        if party.first < left or party.last > hit.first or not can_act(party):
            continue
        only = lex.words.particles | lex.words.auxiliaries | lex.words.honorifics
        opening = [t for i, t in enumerate(line.tokens[left : party.first], left) if t.kind == "word" and not line.stems[i] & only]
        plain = [t for t in opening if t.norm not in lex.words.complementizers]
        if len(plain) > 1 or party.mention.preposition or party.first - 1 in line.preps or any(left <= h.first < party.first and not line.stems[h.first] & lex.words.auxiliaries for h in line.hits):
            return None
        if plain and line.tokens.index(plain[0]) + 1 == party.first and plain[0].start != line.tokens[left].start:
            return None
        if plain and not _opens(line, plain[0].start, lex):
            return None
        between = [h for h in line.hits if h.finite and party.last <= h.first < hit.first and line.aside(h.first) is None and not tells_of(h, hit, party)]
        between = [h for h in between if not line.stems[h.first] & (lex.words.led | lex.words.auxiliaries) or h.first != party.last]
        return None if between or hit.first - party.last > SUBJECT_REACH else party
    return None


def _opens(line: Line, start: int, lex: Lexicon) -> bool:
    """Whether the word at a bound only opens the clause (where, while, but ...)."""
    if start == line.tokens[0].start:
        return line.tokens[0].norm in lex.words.particles or joins_only(line, 0, lex)
    return any(line.tokens[b].start == start for b in line.bounds if b)


def _after(line: Line, hit: Hit, lex: Lexicon) -> Party | None:
    stop = min(line.right_bound(hit.last), line.next_finite(hit.first), hit.last + SUBJECT_REACH)
    taken_up = line.hit_at.get(hit.last)
    if taken_up is not None and any(e.kind == "idiom" for e in taken_up.entries):
        return None
    reach = 1 if all(e.kind == "report" or asks_in_words(e) for e in hit.entries) else 0
    for party in line.reach(hit.last, stop):
        if described(line, hit, party, lex) or branch_of(line, hit, party, lex):
            return party
        prep, via = governor(line, party, hit.last, lex)
        if not prep and can_act(party) and via == 0 and is_visited(line, hit, party, lex):
            continue  # "visited X the minister of Y"
        if not prep and can_act(party):
            named = any(e.kind == "report" for e in hit.entries) and called(line, hit, party, lex)
            if not (via <= reach or named) or not (is_listed(line, party, lex) or agrees(hit, party.mention.gender) or state_itself(line, hit, party, lex)):
                return None
            following = next((p for p in line.parties if p.first >= party.last), None) if party.unnamed else None
            return following if following is not None and is_listed(line, following, lex) else party
    return None


def within_relative(line: Line, hit: Hit, subject: Subject, lex: Lexicon) -> bool:
    """Whether a subject only stands within a relative clause ("the crimes that X commits"), so that no later verb takes it up."""
    left = line.left_bound(hit.first)
    inside = bool(subject.parties) and subject.parties[0].first >= hit.last
    if inside and line.pronouns.get(hit.last) in lex.words.meanwhile:
        return True  # "a session in which the ministers of X took part"
    return inside and bool(hit.pronoun) and hit.first - left <= 1 and line.tokens[left].norm in lex.words.relatives
