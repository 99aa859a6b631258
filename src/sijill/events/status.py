"""Whether what is told happened: negation, future, wanting, alleging, denying, and the clause that they open."""

from __future__ import annotations

from collections.abc import Container

from sijill.events.antecedents import head_of_relative
from sijill.events.lexicon import Lexicon
from sijill.events.line import COMMAS, HARD_MARKS, Hit, Line, opens_complement
from sijill.events.putoff import drafted, goes_on, mark, opens_aim, presumed, says_only, starts_anew, steps_up
from sijill.knowledge.predicates import codebook
from sijill.records import Status
from sijill.text.clitics import analyse

OPENING = frozenset("«“\"")
_NEAR = 4
STANDING = 4
AHEAD = 6
YEAR = 4
OCCASION = 12
CARRIERS = frozenset({"light", "light_passive", "impersonal"})


def own_status(line: Line, hit: Hit, lex: Lexicon) -> tuple[Status, str] | None:
    """The status that words right around the trigger give it, with the word; None when there are none."""
    if hit.finite:
        return _verb_status(line, hit, lex)
    return _noun_status(line, hit, lex) or _carrier_status(line, hit, lex) or _following_status(line, hit, lex)


def _carrier_status(line: Line, hit: Hit, lex: Lexicon) -> tuple[Status, str] | None:
    """The status of the light verb that carries the noun out ("did not launch an attack", "if an attack takes place")."""
    verb = next((h for h in reversed(line.hits) if h.finite and h.last <= hit.first), None)
    if verb is None or verb.first < line.left_bound(hit.first):
        return None
    governed = bool(hit.prep) or hit.first - 1 in line.preps
    is_to_be = verb.future and not governed and bool(line.stems[verb.first] & lex.words.auxiliaries)  # "it will be the first visit"
    straight = governed and hit.prep and {"light"} & {e.kind for e in verb.entries} and all(i in line.covered for i in range(verb.last, hit.first))  # "did X not send"
    if not (is_to_be or straight or {e.kind for e in verb.entries} & ({"light_passive"} if governed else CARRIERS)) or any(verb.last <= h.first < hit.first and not line.stems[h.first - 1] & lex.words.meanwhile for h in line.hits):
        return None
    found = _verb_status(line, verb, lex)
    which = hit.last in line.pronouns and verb.first > 1 and line.tokens[verb.first - 1].norm in lex.words.which
    return None if found and found[0] == "negated" and which and line.tokens[verb.first - 2].kind == "word" else found


def _following_status(line: Line, hit: Hit, lex: Lexicon) -> tuple[Status, str] | None:
    """The status of the verb that tells that the act before it takes place ("that the signing of the accord will be held")."""
    left = line.left_bound(hit.first)
    if (held := _held_later(line, hit, lex)) is not None:
        return "planned", line.tokens[held.first].text
    verb = next((h for h in line.hits if h.finite and left <= h.first), None)
    if verb is None or verb.first < hit.last or verb.first >= line.right_bound(hit.last) or not any(e.kind == "impersonal" for e in verb.entries):
        return None
    found = _verb_status(line, verb, lex)
    return found if found and found[0] in ("planned", "negated") else None


def _held_later(line: Line, hit: Hit, lex: Lexicon) -> Hit | None:
    """The verb in the future that tells of the occasion to which a noun leads ("attendance at the ceremony, which will be held")."""
    verb = next((h for h in line.hits if h.finite and h.first >= hit.last), None)
    if verb is None or not verb.future or verb.first - hit.last > OCCASION or line.tokens[verb.first - 1].norm not in lex.words.relatives:
        return None
    return verb if {e.kind for e in verb.entries} & CARRIERS else None


def _verb_status(line: Line, hit: Hit, lex: Lexicon) -> tuple[Status, str] | None:
    if hit.future:
        return "planned", line.tokens[hit.first].text
    present = any(e.tense == "present" for e in hit.entries)
    if hit.conjunction and not present and _past(hit) and not any(line.stems[i] & lex.words.conditions for i in range(max(hit.first - _NEAR, 0), hit.first)):
        return None  # "an offer of X, and refused": what stands before goes with another verb
    for i in range(hit.first - 1, max(-1, hit.first - _NEAR), -1):
        token = line.tokens[i]
        norm = token.norm
        if norm in lex.words.duty and opens_complement(line.tokens[i + 1], lex) and present:
            return "hypothetical", token.text
        if norm in lex.words.verb_negators and norm not in lex.words.which and i and line.tokens[i - 1].norm in lex.words.which:
            return "hypothetical", token.text  # "unless"
        if norm in lex.words.which and i and line.stems[i - 1] & lex.words.conditions:
            return "hypothetical", line.tokens[i - 1].text  # "should they arrest him"
        if norm in lex.words.verb_negators and line.tokens[i + 1].norm not in lex.words.must:
            if line.stems[i + 1] & lex.words.still or _all_but(line, i, hit, lex) or (i > 0 and norm in lex.words.which and line.stems[i - 1] & lex.words.often) or _of_other_verb(line, i, hit, lex):
                break
            if opens_complement(line.tokens[i + 1], lex):
                break  # "however", written like "shall not" with "that" after it
            if i > 0 and ((norm in lex.words.which and line.tokens[i - 1].norm in lex.words.which_is) or _means_which(line, i, hit, lex)):
                break
            return "negated", token.text
        if norm in lex.words.future:
            return "planned", token.text
        status = None if i and line.stems[i - 1] & lex.words.pluperfect and not opens_complement(line.tokens[i + 1], lex) and _past(hit) else mark(norm, lex)
        if status and (present or status != "hypothetical" or opens_complement(line.tokens[i + 1], lex) or line.stems[i] & lex.words.conditions):
            return status, token.text
        if i in line.covered and norm not in lex.words.particles and i + 1 < hit.first:
            return _wish_before(line, i, hit, lex) if present else None
        if token.kind == "mark":
            break
    return None


def _all_but(line: Line, i: int, hit: Hit, lex: Lexicon) -> bool:
    """Whether the negator at token i says no more than "only" ("met none but X"), or opens "what happened"."""
    only = says_only(line.tokens[hit.last : hit.last + _NEAR], lex)
    return only or (line.tokens[i].norm in lex.words.which and any(e.kind == "impersonal" for e in hit.entries))


def _past(hit: Hit) -> bool:
    """Whether a verb may be a past tense, which stands after "had"."""
    return any(e.tense == "past" for e in hit.entries)


def proposed_by(line: Line, hit: Hit, lex: Lexicon) -> str:
    """The verb of proposing, expecting or weighing that an act is told by, or the draft whose clause tells it, or ""."""
    left = line.left_bound(hit.first)
    end = left if hit.finite else hit.first
    if hit.finite and not (any(e.tense == "present" for e in hit.entries) and any(opens_complement(t, lex) for t in line.tokens[left : left + 2])):
        return ""
    verb = next((h for h in reversed(line.hits) if h.finite and h.last <= end), None)
    if verb is None or verb.first < line.left_bound(end - 1 - (end - 1 in line.bounds)):
        return ""
    if not hit.finite and drafted(line, verb, lex):
        return line.text(verb.first - 1, verb.first)
    word, done = line.stems[verb.first], line.stems[hit.first] | line.stems[hit.first - 1]
    weighed = not (hit.finite or hit.article) and bool(done & lex.words.light_nouns) and bool(word & lex.words.deliberating)
    weighed = weighed or (not (hit.finite or hit.article or hit.prep) and bool(word & lex.words.deliberating) and all(i in line.covered for i in range(verb.last, hit.first)))
    undergone = not hit.finite and any(e.kind == "light_passive" for e in verb.entries)  # "was exposed to", written like "offers"
    if weighed or (word & lex.words.proposing and not undergone):
        return line.tokens[verb.first].text
    return "" if hit.finite else proposed_by(line, verb, lex)


def goes_with_later(line: Line, hit: Hit, lex: Lexicon) -> str:
    """The verb in the future that an act goes with ("is to hold talks during his visit to X", "the feast will be held that X
    attends"), or ""; what has a time of its own is not put off with it."""
    verb = next((h for h in reversed(line.hits) if h.finite and h.last <= hit.first), None)
    if verb is None or any(line.tokens[i].text in HARD_MARKS for i in range(verb.last, hit.first)):
        return ""
    if hit.finite:
        led = hit.prep == lex.words.purpose or line.tokens[line.left_bound(hit.first)].norm in lex.words.relatives  # "will travel to X to brief"
        later = verb.future and led and all(e.tense == "present" for e in hit.entries)
    else:
        apart = any(i in line.timed for i in range(hit.last, line.right_bound(hit.last))) or any(line.tokens[i].text in COMMAS for i in range(verb.last, hit.first))
        found = _verb_status(line, verb, lex) if line.stems[hit.first - 1] & lex.words.meanwhile and not apart else None
        later = found is not None and found[0] == "planned"
    return line.tokens[verb.first].text if later else ""


def decided(line: Line, hit: Hit, lex: Lexicon) -> str:
    """The verb of deciding right before a noun, with its subject between ("the minister decided to visit X"), or ""."""
    verb = next((h for h in reversed(line.hits) if h.finite and h.last <= hit.first), None)
    if verb is None or hit.finite or hit.prep or verb.first < line.left_bound(hit.first) or not line.stems[verb.first] & lex.words.deciding:
        return ""
    between = [i for i in range(verb.last, hit.first) if i not in line.covered]
    return "" if len(between) > 1 or any(i in line.preps or i in line.hit_at for i in between) else line.tokens[verb.first].text


def _wish_before(line: Line, i: int, hit: Hit, lex: Lexicon) -> tuple[Status, str] | None:
    """A verb of hoping or planning whose subject stands between it and "that ... sign" ("hopes Washington that ...")."""
    before = line.covered[i].first - 1
    if before < 0 or i != hit.first - 2 or not opens_complement(line.tokens[i + 1], lex):
        return None
    status = mark(line.tokens[before].norm, lex)
    return (status, line.tokens[before].text) if status else None


def _means_which(line: Line, i: int, hit: Hit, lex: Lexicon) -> bool:
    """"a halt to what he called": after a noun, and with a pronoun on the verb, the word is no negation."""
    resumed = bool(hit.pronoun) or hit.last in line.pronouns
    opens = line.tokens[i - 1].text in OPENING and all(e.tense == "present" for e in hit.entries)  # "what we ask of X is"
    return resumed and line.tokens[i].norm in lex.words.which and (opens or (line.tokens[i - 1].kind == "word" and i not in line.bounds))


def _of_other_verb(line: Line, i: int, hit: Hit, lex: Lexicon) -> bool:
    """Whether the negator at token i goes with a verb before this one ("what happened amounts to", "did not come and calls")."""
    other = next((h for h in line.hits if h.finite and i < h.first < hit.first and not line.stems[h.first] & lex.words.auxiliaries), None)
    return other is not None and not any(opens_complement(t, lex) for t in line.tokens[other.last : hit.first])


def _noun_status(line: Line, hit: Hit, lex: Lexicon) -> tuple[Status, str] | None:
    if purpose := _purpose(line, hit, lex):
        return "planned", purpose
    for i in range(hit.first - 1, max(-1, hit.first - _NEAR), -1):
        token = line.tokens[i]
        if (token.kind == "mark" and token.text not in "\"«“(") or opens_complement(token, lex) or token.norm in lex.words.relatives:
            break
        if i in line.covered:
            return _mark_before(line, i, lex, all(line.stems[j] & lex.words.light_nouns for j in range(i + 1, hit.first)))
        if line.stems[i] & lex.words.noun_negators:
            return "negated", token.text
        if (line.stems[i] & lex.words.grounds and (i + 1 in line.preps or (i + 1 == hit.first and hit.prep))) or (hit.article and steps_up(line, i, lex) and _violent(hit)):
            break  # "efforts in reply to a call", "the stepping up of the attacks"
        pointed = i > 0 and bool(line.stems[i - 1] & lex.words.demonstratives)  # "in this case"
        done = _means_had(line, i, lex)
        if (status := mark(token.norm, lex)) and not (pointed or done) and not (hit.article and line.stems[i] & lex.words.weighing):
            return status, token.text
        if i in line.hit_at and line.hit_at[i].finite:
            break
    for i in range(hit.last, min(hit.last + _NEAR, len(line.tokens))):
        token = line.tokens[i]
        if token.text in HARD_MARKS or token.text in COMMAS or i in line.preps:
            break
        status = mark(token.norm, lex)
        if status and any(r.article for r in analyse(token.norm, lex.language)):
            return status, token.text
    return None


def _violent(hit: Hit) -> bool:
    """Whether an act is a blow or the doing of a crowd."""
    return any(e.frame is not None and e.frame.predicate.category in {*codebook().struck, *codebook().crowd} for e in hit.entries)


def _means_had(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether "may" at token i is "had", after "was" and a subject ("X had forestalled the invasion")."""
    return line.tokens[i].norm in lex.words.particles and any(line.stems[j] & lex.words.pluperfect for j in range(line.left_bound(i), i))


def scope_status(line: Line, hit: Hit, openers: Container[int], lex: Lexicon) -> tuple[Status, str] | None:
    """The status of the verb that lists an act after "to" or "in": "aims to", "may lead to ..., and ..., and ..."."""
    if hit.finite:
        return None
    before = [h for h in reversed(line.hits) if h.finite and h.last <= hit.first]
    verb = next((h for h in before if not _relative(line, h, lex)), None)
    if before and before[0] is not verb and _past(before[0]) and not opens_aim(line, before[0].last, hit.first, lex):
        return None  # "plans to rally support for the accord that was reached"
    if verb is None or verb.first in openers or any(e.tense == "participle" for e in verb.entries):
        return None
    if (kinds := {e.kind for e in verb.entries}) & {"report"} and not (kinds & {"light"} and _added(line, hit, lex)):
        return None
    for i in range(verb.last, hit.first):
        token = line.tokens[i]
        if (token.text in HARD_MARKS and token.text != ":") or opens_complement(token, lex) or (i in line.bounds and _joins(line, i, lex)):
            return None
    aside = hit.first > 1 and line.tokens[hit.first - 2].text in COMMAS
    if is_factual(line, hit, lex) and (aside or line.tokens[hit.first - 1].norm not in lex.words.means):
        return None
    leads = lex.words.towards | lex.words.place_prepositions | lex.words.paths
    if not _added(line, hit, lex) and not any(line.preps.get(i) in leads or (i in line.hit_at and line.hit_at[i].prep in leads) for i in range(verb.last, hit.first + 1)):
        return None
    if own := _verb_status(line, verb, lex):
        return own if own[0] != "negated" else None
    return ("planned", line.tokens[verb.first].text) if line.stems[verb.first] & lex.words.goals else None


def _added(line: Line, hit: Hit, lex: Lexicon) -> bool:
    """Whether a noun follows words of addition ("will go on paying, besides training X")."""
    before = tuple(t.norm for t in line.tokens[max(hit.first - 2, 0) : hit.first])
    return any(before == words for words in lex.words.additions.get(before[0], ())) if before else False


def _relative(line: Line, verb: Hit, lex: Lexicon) -> bool:
    """Whether a verb stands in a relative clause."""
    return any(line.stems[i] & lex.words.relatives for i in range(max(verb.first - 3, 0), verb.first))


def _joins(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether a word opens another clause ("whereas", "where")."""
    return any((stem,) in lex.words.joiners for stem in line.stems[i])


def ahead_of(line: Line, hit: Hit, lex: Lexicon) -> str:
    """The words that tell something from some days before an act of no year told, so that it is still to come
    ("days before the summit")."""
    if hit.finite or any(t.kind == "number" and len(t.text) == YEAR for t in line.tokens):
        return ""
    for i in range(hit.first - 1, max(-1, hit.first - AHEAD), -1):
        if line.tokens[i].kind == "mark" or (i in line.hit_at and line.hit_at[i].finite):
            return ""
        for words in lex.words.ahead.get(line.tokens[i].norm, ()):
            if tuple(t.norm for t in line.tokens[i : i + len(words)]) == words and i + len(words) <= hit.first:
                return " ".join(words)
    return ""


def _purpose(line: Line, hit: Hit, lex: Lexicon) -> str:
    """The accord, plan or talks whose purpose an act is ("a treaty to share the waters", "talks on holding exercises")."""
    at = hit.first if hit.prep == lex.words.purpose else hit.first - 1
    if at < 1 or (at < hit.first and not any(r.preposition == lex.words.purpose and r.stem in lex.words.light_nouns for r in analyse(line.tokens[at].norm, lex.language))):
        return ""
    return line.tokens[at - 1].text if line.stems[at - 1] & lex.words.accords and at - 1 not in line.covered else ""


def _mark_before(line: Line, i: int, lex: Lexicon, beside: bool) -> tuple[Status, str] | None:
    """A verb or noun of planning whose subject stands between it and what is planned ("intends Denmark to hand over ...")."""
    party = line.covered[i]
    while party.joined:
        party = line.parties[line.parties.index(party) - 1]
    before = party.first - 1
    if before < 0 or party.mention.preposition or before in line.preps:
        return None
    token = line.tokens[before]
    status = mark(token.norm, lex)
    if status is None and before and line.stems[before] & lex.words.light_nouns:  # "the possibility that X proceed to"
        token = line.tokens[before - 1]
        status = mark(token.norm, lex)
    told = before in line.hit_at or beside
    return (status, token.text) if status in ("planned", "hypothetical") and told else None


def stands(line: Line, hit: Hit, lex: Lexicon) -> bool:
    """Whether a noun is told as a measure in force ("the American embargo imposed on X", "we will keep up the sanctions")."""
    kept = next((h for h in line.hits if h.finite and h.last == hit.first and line.stems[h.first] & lex.words.keeping), None)
    if kept is not None and hit.article and not hit.finite:
        return True
    after = range(hit.first + 1, min(hit.last + STANDING, len(line.tokens)))
    at = next((i for i in after if line.stems[i] & lex.words.standing), None)
    return at is not None and not hit.finite and not any(i in line.hit_at for i in range(hit.last, at))


def is_factual(line: Line, hit: Hit, lex: Lexicon) -> bool:
    """Whether the trigger follows a word that takes it as having happened (after, because of, in reply to)."""
    if presumed(line, hit, lex):
        return True
    reach = 4 if line.preps.get(hit.first - 1) in lex.words.partitive else 2  # "months after an attack"
    for i in range(hit.first - 1, max(-1, hit.first - 1 - reach), -1):
        token = line.tokens[i]
        if token.kind == "mark" or (i in line.hit_at and line.hit_at[i].finite):
            return False
        if line.preps.get(i) == lex.words.inside and i > 0 and line.tokens[i - 1].text in COMMAS:
            return True
        for reading in analyse(token.norm, lex.language):
            if reading.preposition or reading.pronoun or reading.article:
                continue
            if (reading.stem,) in lex.words.factual:
                return True
            if i + 1 < len(line.tokens) and (reading.stem, line.tokens[i + 1].norm) in lex.words.factual:
                return True
    return False


def follows_later(line: Line, hit: Hit) -> bool:
    """Whether what comes after an act is still to come ("will get its funds back after the lifting of the sanctions")."""
    left = line.left_bound(hit.first)
    verb = next((h for h in reversed(line.hits) if h.finite and left <= h.first and h.last <= hit.first), None)
    timed = any(i in line.timed for i in range(hit.last, line.right_bound(hit.last)))
    return verb is not None and verb.future and not (timed or hit.pronoun or any(line.tokens[i].text in COMMAS for i in range(verb.last, hit.first)))


def opener_of(line: Line, hit: Hit, openers: Container[int], lex: Lexicon) -> Hit | None:
    """The trigger before `hit` whose complement holds it and gives it its status, if any. `openers` are the
    first tokens of triggers whose frame opens a complement. A participle that tells what goes with the main verb
    ("calling on") and "what he called" stand outside of the complements before them."""
    if any(e.tense == "participle" for e in hit.entries) or starts_anew(line, hit, lex) or (hit.finite and hit.first > 1 and _means_which(line, hit.first - 1, hit, lex)):
        return None
    here, left = line.aside(hit.first), line.left_bound(hit.first)
    around = hit.finite and line.tokens[left].norm in lex.words.relatives and head_of_relative(line, hit, left, lex) is not None
    for other in reversed([h for h in line.hits if h.last <= (left if around else hit.first) and line.aside(h.first) in (None, here)]):
        if not _reaches(line, other, hit, left - 1 if around else hit.first, lex):
            return None
        if hit.conjunction and not hit.finite and not other.finite and (hit.first - other.last <= 1 or _beside(line, other, hit, lex)):
            continue
        if other.first in openers:
            return other
        if other.finite and any(e.kind == "report" for e in other.entries):
            if other.first and line.tokens[other.first - 1].norm in lex.words.which and (other.pronoun or other.last in line.pronouns):
                continue  # "denied what X had announced"
            return other if any(e.doubted for e in other.entries) else None
    return None


def _beside(line: Line, other: Hit, hit: Hit, lex: Lexicon) -> bool:
    """Whether a noun is joined to an accord that tells its parties only and opens nothing ("the accord between X and Y and the visit of")."""
    between = range(other.last, hit.first)
    leads = any(line.preps.get(i, lex.words.between) not in lex.words.partner | {lex.words.between} or opens_complement(line.tokens[i], lex) or (i in line.hit_at and line.hit_at[i].prep) for i in between)
    return not leads and any(i in line.preps for i in between) and all(e.frame is not None and e.frame.predicate.joint for e in other.entries)


def _reaches(line: Line, other: Hit, hit: Hit, stop: int, lex: Lexicon) -> bool:
    """Whether nothing between two triggers, up to `stop`, ends the complement of the first."""
    for bound in line.bounds:
        if not other.last <= bound <= stop or line.aside(bound) not in (None, line.aside(hit.first)):
            continue
        token = line.tokens[bound] if bound < len(line.tokens) else None
        if token is None or (bound > 0 and line.tokens[bound - 1].text in HARD_MARKS - {":"}):
            return False
        if opens_complement(token, lex) and not goes_on(line, other, bound, lex):
            continue
        if bound == hit.first and hit.finite and not hit.conjunction and line.tokens[bound - 1].text not in COMMAS:
            continue
        return False
    return True
