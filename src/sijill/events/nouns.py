"""Who stands on which side of a verbal noun: adjective, genitive and prepositions, by its frame."""

from __future__ import annotations

from collections.abc import Iterable

from sijill.events.antecedents import antecedent, predicated
from sijill.events.fit import VIA, backs, doer, fits, of_purpose, opposed
from sijill.events.lexicon import Frame, Lexicon
from sijill.events.line import COMMAS, Hit, Line, Party, governor
from sijill.events.pronouns import of_two, possessor, prepositions_with_pronoun
from sijill.events.roles import victim
from sijill.events.sides import Sides, actors_of
from sijill.knowledge.letters import clitics
from sijill.knowledge.predicates import codebook
from sijill.records import Actor
from sijill.text.clitics import analyse

NOUN_REACH = 14
NEARER = 3
TITLES = 12  # words of titles between one and the name of who holds them
GOVERNMENT = "GOV"
GOES_ON = 3  # words after a comma at most, up to the party that a preposition leads to
RELIED = 6  # words before a noun of backing in which the verb for relying on it stands
CLOSED = 2  # commas around a phrase that is set into another


def _parted(line: Line, start: int, party: Party) -> bool:
    """Whether a preposition stands between a noun and a party, which then is no genitive of it ("a visit to X, Y ...")."""
    before = line.parties[: line.parties.index(party)]
    return not party.joined and (
        any(i in line.preps and i - 1 not in line.counting and line.tokens[i - 1].kind != "number" for i in range(start, party.first)) or any(p.first >= start and p.mention.preposition for p in before)
    )


def _says_again(line: Line, party: Party) -> bool:
    """Whether a party says right after another who that one is ("President X, president of the republic of Y"), or names the
    holder of a title told before ("the crown prince, the minister of defence, Prince X")."""
    before = line.covered.get(party.first - 1)
    codes = {a.code for a in party.mention.actors}
    titles = [p for p in line.parties if p.first < party.first <= p.last + TITLES and p.mention.kind == "organisation" and p.mention.sector == GOVERNMENT and codes == {a.code for a in p.mention.actors}]
    named = bool(titles) and party.mention.kind == "person" and not (party.joined or party.mention.preposition)
    title = party.mention.form == "nominal" or (party.mention.kind == "organisation" and before is not None and before.mention.kind == "person")
    return named or (before is not None and title and not party.joined and bool(codes) and codes == {a.code for a in before.mention.actors})


def _tells_of(line: Line, party: Party) -> bool:
    """Whether a nationality only tells of the place or party right before it ("the base of X, a Turkish one")."""
    before = line.covered.get(party.first - 1)
    return before is not None and {a.code for a in before.mention.actors} == {a.code for a in party.mention.actors}


def _of_both(line: Line, party: Party, frame: Frame) -> bool:
    """Whether a nationality goes on from another right before it ("the meeting of the Kenyan-Indian committee")."""
    before = line.covered.get(party.first - 1)
    return frame.predicate.joint and "diplomatic" in frame.predicate.context and before is not None and before.mention.kind == "group" and before.mention.form in ("nominal", "adjective") and bool(before.mention.actors)


def _of_place(line: Line, party: Party) -> bool:
    """Whether a nationality only says where the place right before it lies ("in Kisumu of Kenya")."""
    before = line.covered.get(party.first - 1)
    return party.mention.form == "adjective" and before is not None and before.mention.kind == "place" and before.mention.form == "name"


def _reach(line: Line, hit: Hit, lex: Lexicon) -> int:
    """Where what belongs to a noun ends at most, counted from the end of the name with titles that stands right after it."""
    end = hit.last
    for party in line.parties:
        near = end <= party.first <= end + 1 or all(line.stems[i] & lex.words.honorifics for i in range(end, party.first))
        if end <= party.first and near and party.mention.kind in ("person", "group"):
            end = party.last
    return end + NOUN_REACH


def _titles(line: Line, start: int, party: Party) -> int:
    """How many words of bare titles stand between a noun and the name of their holder ("the visit of the crown prince Prince X")."""
    return sum(i in line.covered and not line.covered[i].mention.actors and line.covered[i].mention.form == "nominal" for i in range(start, party.first))


def _is_left(frame: Frame, party: Party) -> bool:
    """Whether a land right before a participle of travel is only left for another ("left X heading for Y")."""
    return "visit" in frame.predicate.mode and party.mention.kind in ("country", "place")


def _owned(line: Line, hit: Hit, frame: Frame, sides: Sides, role: str, doers: tuple[Actor, ...], lex: Lexicon) -> None:
    """Whose act a pronoun on a noun tells it to be: ours is that of whoever speaks."""
    after = line.tokens[hit.last] if hit.last < len(line.tokens) else None
    if frame.noun_roles.get("pronoun") == "about" and (after is None or after.kind == "mark" or hit.last in line.preps):
        return  # "an accord that they seek to conclude"
    if hit.pronoun in lex.words.noun_pronouns and hit.last in line.covered and not line.covered[hit.last].mention.preposition:
        return  # "the two attacks of Paris", written like "my attack"
    ours = hit.pronoun in clitics(lex.language).speaking
    affirmed = any(h.last == hit.first and all("participle" in (e.kind, e.tense) for e in h.entries) for h in line.hits)  # "X ..., affirming its support for"
    both = frame.predicate.joint and len({a.code for a in doers}) > 1 and of_two(hit.pronoun, lex)
    whose = doers if ours or both or (affirmed and doers) else _traveller(frame, doers) or possessor(line, hit, lex, frame.predicate.joint) or doers
    if role == "either" and hit.prep != lex.words.partial and _for_somebody(line, hit, frame, lex):
        role = "actor"
    two = of_two(hit.pronoun, lex) and role == "either" and frame.predicate.category not in codebook().struck
    sides.add("actor" if ours or two else "either" if role == "recipient" and not _hosts(frame) else role, whose, "possessive pronoun")


def _for_somebody(line: Line, hit: Hit, frame: Frame, lex: Lexicon) -> bool:
    """Whether backing with a pronoun is for whom "for" leads to after it ("its long support for the rebels")."""
    stop = min(hit.last + RELIED, line.next_finite(hit.first), len(line.tokens))
    return frame.predicate.cameo in codebook().praise and any(i in line.covered and line.covered[i].first == i and line.covered[i].mention.preposition == lex.words.purpose for i in range(hit.last, stop))


def _carried_out(line: Line, hit: Hit, lex: Lexicon) -> bool:
    """Whether a light verb before a noun has its subject do it ("the ministry went about hosting the delegation of X")."""
    verb = next((h for h in reversed(line.hits) if h.finite and h.last <= hit.first), None)
    return verb is not None and hit.prep == lex.words.partial and any(e.kind == "light" for e in verb.entries)


def _hosts(frame: Frame) -> bool:
    """Whether whose act a noun is undergoes it, and whom it names next does it ("his receiving a delegation of X")."""
    return frame.noun_roles.get("genitive") == "recipient" and frame.noun_roles.get("object") == "actor"


def _hosted(sides: Sides, party: Party) -> bool:
    """Whether a party is the host again ("his receiving, at the presidency of X, a delegation of Y")."""
    return {a.code for a in party.mention.actors} <= {a.code for a in sides.recipient}


def noun_sides(line: Line, hit: Hit, frame: Frame, lex: Lexicon, own: Iterable[Actor] = (), doers: Iterable[Actor] = ()) -> Sides:
    """The sides of a verbal noun by its frame: adjective, genitive, prepositions. `own` is whom no pronoun after the
    noun can mean, `doers` the subject of the verb that it hangs on."""
    sides, roles = Sides(), frame.noun_roles
    if any(e.kind == "participle" for e in hit.entries) and not hit.prep and (party := (antecedent if hit.article else predicated)(line, hit.first, lex)) and not _is_left(frame, party):
        sides.add(roles.get("subject", "actor"), party.mention.actors, "subject of the participle")
    default = "partner" if frame.predicate.joint else "actor"
    stop = min(line.right_bound(hit.last), line.next_finite(hit.first), _reach(line, hit, lex))
    genitives, owner, hosts, struck = 0, False, False, False
    ending = lex.words.prepositions.get(line.tokens[hit.last - 1].norm, "") if hit.last - hit.first > 1 else ""
    genitive = roles.get(ending, "") or (roles["object"] if _hosts(frame) and _carried_out(line, hit, lex) else roles.get("genitive", default))
    if hit.pronoun:
        _owned(line, hit, frame, sides, roles.get("genitive", default), tuple(doers), lex)
        hosts = _hosts(frame)
        owner = hosts or roles.get("genitive", default) == "actor"
    for party in line.reach(hit.last, stop):
        if (_comma_between(line, hit.last, party) and not _goes_on(line, hit, party, frame, lex)) or opposed(line, party, frame, lex) or victim(line, hit, party, frame, lex) or _says_again(line, party) or _of_place(line, party) or _accredited(line, party) or backs(line, hit, party, frame, lex):
            continue
        prep, via = governor(line, party, hit.last, lex)
        via -= 0 if prep else _titles(line, hit.last, party)
        if frame.predicate.category in codebook().struck and prep == lex.words.purpose and via and of_purpose(line, hit, party, prep, bare=True):
            continue
        mention = party.mention
        if prep == "" and mention.form == "adjective" and via <= 2 and (not genitives or _of_both(line, party, frame)) and not _tells_of(line, party):
            sides.add(_of_nationality(line, hit, party, frame, default, bool(owner and via), lex), mention.actors, "adjective")
        elif prep == "" and mention.form != "adjective" and via <= 1 and not hit.article and genitives < 2 and not _parted(line, hit.last, party):
            particle = _hosted(sides, party) if hosts else owner and any(line.stems[i] & lex.words.particles for i in range(hit.last, party.first))
            if particle or (frame.predicate.joint and (via or not line.stems[hit.first] & lex.words.light_nouns) and _named_after(line, party)):
                continue
            role = roles.get("object", "recipient") if (genitives or owner) and not party.joined else roles.get("via", genitive) if via else genitive
            if role == "either" and "armed" in roles and all(a.code == "IMG" or a.sector in codebook().breakaway for a in mention.actors):
                role = roles["armed"]
            role = _settled(role, line, hit, party, frame, lex)
            sides.add(role, actors_of(party, frame), "genitive")
            sides.leave_out(role, [party])
            genitives += bool(actors_of(party, frame)) and not party.joined
            struck = struck or (role in ("either", "recipient") and _strikes(line, party, frame, lex))
        elif prep and via <= VIA and (role := _led(line, hit, frame, party, prep, genitive, sides, lex)):
            sides.add(role, actors_of(party, frame), f"preposition {prep}")
            sides.leave_out(role, [party])
    prepositions_with_pronoun(line, hit, roles, stop, sides, lex, own)
    doer(line, hit, sides, stop, lex)
    if genitive == "recipient" and len(sides.recipient) > 1 and _apart(line, line.reach(hit.last, stop), sides, lex.words.inside) and not sides.actor and "genitive" in sides.reasons[0]:
        sides.actor.append(sides.recipient.pop(0))
    if struck and genitives == 1 and not sides.actor and not (sides.either and sides.recipient):
        side = sides.either or sides.recipient
        sides.actor, side[:] = [*side], []
    sides.settle_either("visit" in frame.predicate.mode)
    return sides


def _strikes(line: Line, party: Party, frame: Frame, lex: Lexicon) -> bool:
    """Whether what a party strikes follows it right away, though it names nobody ("the storming by the army of the village",
    "the killing by the gunmen of more than ten")."""
    if frame.predicate.category not in codebook().struck or frame.noun_roles.get(lex.words.purpose) != "recipient" or party.last >= len(line.tokens):
        return False
    at = party.last
    fighters = bool(party.mention.actors) and all(a.sector in codebook().under_arms or a.code == "IMG" for a in party.mention.actors)
    if fighters and (line.tokens[at].kind == "number" or at in line.counting or line.stems[at] & lex.words.quantifiers) and at not in line.timed:
        return True
    known = line.covered.get(at)
    led = any(r.preposition == lex.words.purpose and not r.pronoun for r in analyse(line.tokens[at].norm, lex.language))
    return led and at not in line.timed and at not in line.hit_at and (known is None or not known.mention.actors)


def _settled(role: str, line: Line, hit: Hit, party: Party, frame: Frame, lex: Lexicon) -> str:
    """The role of a genitive where what it names settles it: a town is struck, a land is freed, and whose the backing is gives it."""
    roles = frame.noun_roles
    taken = party.mention.kind == "country" and roles.get("object") == "about"  # "the liberation of X from"
    if role == "actor" and (taken or _struck_place(party, frame)):
        return roles.get("object", "recipient")
    return "actor" if role == "either" and (_given(line, party, frame, lex) or relied_on(line, hit, frame, lex)) else role


def _given(line: Line, party: Party, frame: Frame, lex: Lexicon) -> bool:
    """Whether backing is that of whom its noun names: of the speaker's own country, or with "for" right after ("the support
    of X for any step")."""
    if frame.predicate.cameo not in codebook().praise or party.last >= len(line.tokens):
        return False
    led = any(r.preposition == lex.words.purpose for r in analyse(line.tokens[party.last].norm, lex.language))
    return party.mention.form == "pronoun" or (led and bool(line.stems[party.last] & lex.words.quantifiers))


def relied_on(line: Line, hit: Hit, frame: Frame, lex: Lexicon) -> bool:
    """Whether backing is what somebody relies on or receives ("counts on the backing of X")."""
    return frame.predicate.cameo in codebook().praise and any(line.stems[i] & lex.words.relying for i in range(max(hit.first - RELIED, 0), hit.first))


def _of_nationality(line: Line, hit: Hit, party: Party, frame: Frame, default: str, owned: bool, lex: Lexicon) -> str:
    """Which side a nationality is on that goes with a noun, or, where the noun is `owned`, with another after it."""
    roles = frame.noun_roles
    role = roles["goods"] if "goods" in roles and line.stems[party.first - 1] & lex.words.goods else roles.get("adjective", default)
    answered = owned and frame.predicate.category in (*codebook().complaint, *codebook().answers)
    if role == "actor" and (answered or _of_struck_thing(line, hit, party, frame, lex)):
        return "recipient"  # "his rejection of any Kenyan meddling"
    return "partner" if role == "both" else role


def _led(line: Line, hit: Hit, frame: Frame, party: Party, prep: str, genitive: str, sides: Sides, lex: Lexicon) -> str:
    """The side to which a preposition leads, or "" where it goes with another word ("after his visit to X, to Y")."""
    role, purpose = frame.noun_roles.get(prep, ""), prep == lex.words.purpose
    if not role or not fits(party, frame) or _sent_there(line, party, frame, lex) or _of_another(line, hit, frame, party, prep, lex):
        return ""
    if purpose and frame.predicate.category in codebook().struck and _of_planes(line, party, lex):
        return "actor"
    if hit.pronoun and "visit" in frame.predicate.mode and role != "partner":
        if not purpose and any(r.endswith(f"preposition {lex.words.purpose}") for r in sides.reasons):
            return ""
        role = "recipient" if role == "either" else role
    hurt = genitive == "either" and hit.first - 1 in line.preps and party.mention.preposition == prep  # "killed in shelling of the rebels"
    known = any(r.startswith("actor") and r.endswith(("genitive", "adjective")) for r in sides.reasons)  # "raids of X hit camps of Y"
    if _its_own(line, hit, frame, party, prep, lex) and ((genitive == "actor" or hurt) and not known if purpose else not sides.actor):
        return "actor"
    return "recipient" if role == "either" and hit.pronoun and purpose else role


def _of_planes(line: Line, party: Party, lex: Lexicon) -> bool:
    """Whether a party is whose forces struck ("raids by planes that belong to X")."""
    before = line.covered.get(party.first - 2)
    led = before is not None and not before.mention.actors and line.preps.get(before.first - 1) in lex.words.partitive
    return led and bool(line.stems[party.first - 1] & lex.words.tied)


def _sent_there(line: Line, party: Party, frame: Frame, lex: Lexicon) -> bool:
    """Whether a preposition only says where a certain envoy is sent ("the efforts of its special envoy to X")."""
    if frame.predicate.cameo not in codebook().praise:
        return False
    for i in range(party.first - 2, max(party.first - 4, 0), -1):
        if line.stems[i] & lex.words.envoys:
            return any(r.article or r.pronoun for r in analyse(line.tokens[i].norm, lex.language))
    return False


def _its_own(line: Line, hit: Hit, frame: Frame, party: Party, prep: str, lex: Lexicon) -> bool:
    """Whether a preposition leads to the doer: "raids of the Turkish planes", "a request from X"."""
    if prep == lex.words.purpose:
        near = party.first - hit.last <= 2 and not any(i in line.preps for i in range(hit.last, party.first))
        return near and frame.inside and _armed(party, frame)
    return prep in lex.words.partitive and not (hit.pronoun or hit.article) and frame.predicate.category in codebook().asking


def _of_another(line: Line, hit: Hit, frame: Frame, party: Party, prep: str, lex: Lexicon) -> bool:
    """Whether a preposition goes with another noun: one nearer for what two do together, any for the
    doer told with "of", who is named right after his strike ("an attack of the French forces")."""
    if frame.predicate.joint:
        return _of_nearer(line, hit, party, prep)
    doer_of = prep == lex.words.purpose and frame.predicate.category in codebook().struck and frame.noun_roles.get(prep) == "actor"
    return doer_of and (bool(hit.pronoun) or not party.mention.actors or party.first - hit.last > 2)


def _named_after(line: Line, party: Party) -> bool:
    """Whether a party is the one city after which a meeting or an accord is called ("the Vienna accord")."""
    at = line.parties.index(party)
    alone = not party.joined and not (at + 1 < len(line.parties) and line.parties[at + 1].joined)
    return alone and party.mention.kind == "place" and party.mention.form == "name"


def _traveller(frame: Frame, subject: Iterable[Actor]) -> tuple[Actor, ...]:
    """Whose visit it is "during" which somebody does something: the doer's own, where he is a person in office."""
    doers = tuple(subject)
    official = bool(doers) and all(a.sector in codebook().state_sectors for a in doers)
    return doers if official and "visit" in frame.predicate.mode else ()


def _apart(line: Line, parties: Iterable[Party], sides: Sides, inside: str) -> bool:
    """Whether those who undergo an act are told apart ("supplying X to Y") and not as one group ("supplying X and Y")."""
    codes = {a.code for a in sides.recipient}
    apart = [p for p in parties if codes & {a.code for a in p.mention.actors} and not p.joined]
    return len(apart) > 1 and line.preps.get(apart[0].last) != inside  # "hitting X in Y"


def _struck_place(party: Party, frame: Frame) -> bool:
    """Whether a party is a mere town, which is struck and does not strike ("raids south of X")."""
    mere = party.mention.kind == "place" and not party.mention.stands_for
    return mere and frame.predicate.category in codebook().struck


def _of_struck_thing(line: Line, hit: Hit, party: Party, frame: Frame, lex: Lexicon) -> bool:
    """Whether a nationality goes with the thing that an act of violence strikes: a definite one ("shelling the Iranian plants"),
    or one of the other gender than the act ("shelling Iranian plants")."""
    if frame.predicate.category not in codebook().struck or hit.article or party.first == hit.last or hit.last in line.covered or hit.last in line.hit_at:
        return False
    feminine, act = tuple(lex.words.feminine), line.tokens[hit.first].norm.removesuffix(hit.pronoun)
    other = party.first == hit.last + 1 and line.tokens[party.first].norm.endswith(feminine) and not act.endswith(feminine) and hit.last == hit.first + 1
    return other or any(r.article and not r.conjunction for r in analyse(line.tokens[hit.last].norm, lex.language))


def _armed(party: Party, frame: Frame) -> bool:
    """Whether a party is a force, of which a strike "of" it is its own ("raids of the Turkish planes")."""
    return any(a.sector in codebook().armed or a.identifier_id in codebook().coalitions for a in actors_of(party, frame))


def _of_nearer(line: Line, hit: Hit, party: Party, prep: str) -> bool:
    """Whether another noun stands right before the party and takes it ("talks with X on the accord with Y", "the accord
    between X and Y and the talks between Z and W")."""
    while party.joined:
        party = line.parties[line.parties.index(party) - 1]
    told = {h.first for h in line.hits if h.conjunction and any(line.preps.get(i) == prep or (i in line.preps and i in (hit.last, hit.last + 1)) for i in range(hit.last, h.first))}
    nearer = [h for h in line.hits if hit.last + (0 if h.first in told else NEARER) <= h.first < party.first and not h.finite and (not h.conjunction or h.first in told) and party.first - h.last <= 2]
    return any(e.frame is not None and prep in e.frame.noun_roles for h in nearer[-1:] for e in h.entries)


def _comma_between(line: Line, start: int, party: Party) -> bool:
    while party.joined:
        party = line.parties[line.parties.index(party) - 1]
    commas = [i for i in range(start, party.first) if i not in line.covered and line.tokens[i].text in COMMAS and not _around_title(line, i)]
    return bool(commas) and not (len(commas) == CLOSED and commas[-1] == party.first - 1 and party.mention.preposition)


def _around_title(line: Line, i: int) -> bool:
    """Whether a comma opens or closes a title that says who the party right before it is ("X, minister of Y, with Z")."""
    before, after = line.covered.get(i - 1), line.covered.get(i + 1)
    if after is not None and _is_title(line, after):
        return True
    return before is not None and before.last == i and _is_title(line, before)


def _is_title(line: Line, party: Party) -> bool:
    """Whether a title stands between commas after the party that holds it."""
    whose = line.covered.get(party.first - 2) if party.first > 1 else None
    if whose is None or line.tokens[party.first - 1].text not in COMMAS or party.mention.form != "nominal" or whose.mention.kind not in ("person", "group"):
        return False
    closed = party.last < len(line.tokens) and line.tokens[party.last].text in COMMAS
    return closed and {a.code for a in party.mention.actors} == {a.code for a in whose.mention.actors}


def _behind(line: Line, hit: Hit, party: Party, frame: Frame) -> bool:
    """Whether a nationality stands behind others that a protest names, and is not that of the crowd ("a protest at the guards
    of the Israeli prison")."""
    others = [p for p in line.parties if hit.last <= p.first < party.first]
    joined = party.joined and bool(others) and others[-1].mention.form == "adjective"
    return bool(others) and party.mention.form == "adjective" and not joined and frame.predicate.category in codebook().crowd


def _accredited(line: Line, party: Party) -> bool:
    """Whether a state only says where an envoy of a body right before it works ("the UN envoy to X")."""
    before = line.covered.get(party.first - 1)
    led = bool(party.mention.preposition) and before is not None and before.mention.form == "nominal" and before.mention.kind in ("group", "person")
    return led and before is not None and bool(before.mention.actors) and all(a.code in codebook().bodies for a in before.mention.actors)


def _goes_on(line: Line, hit: Hit, party: Party, frame: Frame, lex: Lexicon) -> bool:
    """Whether a noun goes on after a comma that only ends a phrase of time or place right after it ("a meeting for the
    second time in days, with X")."""
    roles, modes = frame.noun_roles, frame.predicate.mode
    while party.joined:
        party = line.parties[line.parties.index(party) - 1]
    commas = [i for i in range(hit.last, party.first) if line.tokens[i].text in COMMAS and not _around_title(line, i)]
    if len(commas) == CLOSED and commas[0] == hit.last and (hit.last + 1 in line.preps or hit.last + 1 in line.timed):  # "talks, in X, between Y and Z"
        return roles.get(governor(line, party, commas[1], lex)[0], "") == "partner" and party.first - commas[1] <= GOES_ON
    titled = "visit" in modes and all({i, i - 1} & line.covered.keys() or line.stems[i] & lex.words.honorifics for i in range(hit.last, commas[0]))  # "the visit of Prince X, the minister of Y, to"
    if titled and party.first - commas[-1] <= GOES_ON and roles.get(governor(line, party, commas[-1], lex)[0], "") in ("either", "recipient"):
        return True
    opens = hit.last in line.preps or hit.last in line.timed or any(r.preposition and r.article for r in analyse(line.tokens[hit.last].norm, lex.language))
    if len(commas) != 1 or not opens or any(h.finite for h in line.hits if hit.last <= h.first < party.first):
        return False
    prep, via = governor(line, party, commas[0], lex)
    return roles.get(prep, "") in ("partner", "recipient") and via <= 1 and party.first - commas[0] <= GOES_ON
