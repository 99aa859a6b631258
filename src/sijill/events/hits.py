"""Finds triggers and other verbs in a line, and settles whether a word is a verb or a noun where it stands."""

from __future__ import annotations

from sijill.events.lexicon import FINITE, Entry, Frame, Lexicon
from sijill.events.line import COMMAS, HARD_MARKS, QUOTES, Hit, Line, opens_complement, stems_of
from sijill.text.clitics import analyse
from sijill.text.matcher import Match

WISHED = 5  # words before a verbal noun in which the word of wanting it stands
PAIR = 4  # words before a verb in which the second of two subjects stands
SPEAKER = "1s"
PLAIN = frozenset({"light", "light_passive", "impersonal", "other_verb"})
PAIRED = 2  # commas around a phrase that is set into another
ASKED = 10  # words after a verb that opens its clause within which the word that it asks for stands


def find_hits(line: Line, lex: Lexicon, taken: set[int]) -> None:
    i = 0
    while i < len(line.tokens):
        if i in line.preps and _accepts(line, i, taken, lex):
            del line.preps[i]
        if i in taken or line.tokens[i].kind != "word" or i in line.preps or i in line.pronouns:
            i += 1
            continue
        matches = [m for m in lex.triggers.at(line.tokens, i) if not any(j in taken for j in range(i, m.last))]
        if not matches:
            i += 1
            continue
        hit = _choose(line, i, matches, taken, lex)
        if hit is not None:
            line.hits.append(hit)
        i = hit.last if hit else i + 1


def _accepts(line: Line, i: int, taken: set[int], lex: Lexicon) -> bool:
    """Whether a word that is mostly a preposition is a verb here ("before" and "accepted" are written alike): a party
    stands before or right after it, and the word that the verb asks for follows the verb or that party."""
    verbs = [m.payload.frame for m in lex.triggers.at(line.tokens, i) if m.payload.kind == "verb" and m.last == i + 1 and not m.analysis.pronoun]
    asked = [frame for frame in verbs if frame is not None and frame.near]
    start = i + 1
    while start in taken:
        start += 1
    if not asked or (start == i + 1 and (i - 1 not in taken or _governed(line, i, lex))):
        return False
    stop = next((j for j in range(start, len(line.tokens)) if line.tokens[j].text in HARD_MARKS), len(line.tokens))
    stop = min(stop, start + (ASKED if i == 0 or line.tokens[i - 1].kind == "mark" else 1))
    return any(word[0] in line.stems[j] for frame in asked for word in frame.near for j in range(start, stop))


def _governed(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether a verb stands before token i in its clause."""
    for j in range(i - 1, -1, -1):
        if line.tokens[j].text in HARD_MARKS or opens_complement(line.tokens[j], lex):
            return False
        if any(h.finite and h.first == j for h in line.hits):
            return True
    return False


def _choose(line: Line, i: int, matches: list[Match[Entry]], taken: set[int], lex: Lexicon) -> Hit | None:
    """The readings that fit the place: a finite verb or a noun."""
    if line.tokens[i].norm in lex.words.such_as and (i + 1 in line.bare or (i and line.tokens[i - 1].text in COMMAS)):
        return None
    longest = [m for m in matches if m.last == matches[0].last]
    if any(m.payload.kind == "idiom" for m in longest):
        longest = [m for m in longest if m.payload.kind == "idiom"]
    verbs = [m for m in longest if m.payload.kind in FINITE and _verb_fits(line, i, m, lex)]
    if i - 1 in line.preps or i in line.timed or (i and line.tokens[i - 1].norm in lex.words.quantifiers and i not in line.opened) or _describes(line, i, verbs):
        verbs = []
    if verbs and all(m.payload.tense == "past" and m.payload.kind == "verb" for m in verbs) and _told_of(line, i, lex):
        verbs = []
    told = [m for m in verbs if m.payload.features != SPEAKER and m.payload.kind not in PLAIN and not m.analysis.conjunction]
    own = [m for m in verbs if m.payload.features == SPEAKER]
    verbs = own if own and not told else [m for m in verbs if m.payload.features != SPEAKER]
    nouns = [m for m in longest if m.payload.kind not in FINITE]
    if verbs and nouns and _noun_place(line, i, verbs, nouns, taken, lex):
        verbs = []
    if verbs and not nouns and _masdar(line, i, verbs, lex, i - 1 in taken):
        verbs = []
    chosen = verbs or nouns
    if not chosen:
        return None
    best = chosen[0]
    opens = i == 0 or line.tokens[i - 1].kind == "mark"
    written = best.analysis.conjunction + best.analysis.stem
    same = [
        m for m in chosen
        if m.analysis.stem == best.analysis.stem or (verbs and (opens or m.analysis.conjunction + m.analysis.stem == written) and not m.analysis.pronoun)
    ]  # fmt: skip
    entries = tuple(m.payload for m in same)
    analysis = best.analysis
    return Hit(
        i, best.last, entries, bool(verbs), analysis.preposition, analysis.article,
        any(m.analysis.conjunction for m in same), analysis.future, best.pronoun, tuple(m.payload for m in nouns) if verbs and opens else (),
    )  # fmt: skip


def _masdar(line: Line, i: int, verbs: list[Match[Entry]], lex: Lexicon, after_party: bool) -> bool:
    """Whether what may be a verb in the past is the verbal noun that the verb before it in its clause tells ("announced the
    imposing of"), or the object of that verb, right after its subject ("X criticised plans of")."""
    plain = after_party and any(m.payload.kind == "other_verb" for m in verbs) and not any(m.analysis.pronoun for m in verbs)
    if not (plain or line.stems[i] & lex.words.light_nouns) or any(m.analysis.conjunction or m.payload.features != "3ms" or m.payload.tense != "past" for m in verbs):
        return False
    noun = line.hits[-1] if line.hits else None
    if noun is not None and noun.last == i and not (noun.finite or noun.article) and all(m.analysis.pronoun for m in verbs):
        return False  # "a raid that X flew"
    verb = next((h for h in reversed(line.hits) if h.finite), None)
    return (verb is not None and _same_clause(line, verb, i, lex)) or _wished(line, i, lex)


def _wished(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether a word of wanting or of what may be, with who wants it, stands before token i ("X prefers the granting of",
    "the possibility of holding")."""
    doubting = set(lex.words.marks) - lex.words.particles - lex.words.conditions
    for j in range(i - 1, max(-1, i - 1 - WISHED), -1):
        token = line.tokens[j]
        if token.norm in doubting and token.norm not in lex.words.verb_negators:
            return not any(r.article for r in analyse(token.norm, lex.language))
        if token.kind == "mark" or token.norm in lex.words.relatives or opens_complement(token, lex) or j in line.hit_at:
            return False
    return False


def _describes(line: Line, i: int, verbs: list[Match[Entry]]) -> bool:
    """Whether what may be a verb of two is the adjective of the act before it ("a secret meeting")."""
    dual = bool(verbs) and all(m.payload.features == "3md" and not m.analysis.conjunction for m in verbs)
    counted = i > 0 and (line.tokens[i - 1].kind == "number" or line.tokens[i - 1].text[-1:].isdigit())  # "326 students", written like "they two asked"
    return dual and (counted or (bool(line.hits) and line.hits[-1].last == i and not line.hits[-1].finite))


def _verb_fits(line: Line, i: int, match: Match[Entry], lex: Lexicon) -> bool:
    """A form that was folded (hana'a written as the adverb huna) must be written with its hamza."""
    analysis, entry, token = match.analysis, match.payload, line.tokens[i]
    if analysis.pronoun in lex.words.noun_pronouns:
        return False
    if entry.features == SPEAKER:
        before = line.tokens[i - 1] if i else token
        return before.kind == "mark" or bool(stems_of(before.norm, lex.language) & lex.words.speaking_alone)
    if entry.tense == "participle" and i > 0 and (line.tokens[i - 1].kind == "number" or _is_adverb(line, i, lex)):
        return False
    if entry.tense == "participle" and entry.frame is not None and entry.frame.near and not _asked_follows(line, i, entry.frame):
        return False
    if entry.tense == "participle" and entry.features != "m":
        if line.stems[i] & lex.words.lands:
            return False
        quoted = i > 2 and line.tokens[i - 1].text in QUOTES and line.tokens[i - 3].text in QUOTES  # "will begin «soon» the fight"
        return i > 0 and ((line.tokens[i - 1].kind == "mark" and not quoted) or (match.last in line.bare and token.norm in lex.words.adverbial))
    if analysis.preposition and (entry.tense != "present" or analysis.preposition != lex.words.purpose or analysis.pronoun):
        return False
    if analysis.future and entry.tense != "present":
        return False
    return not (entry.folded and len(analysis.stem) == 3 and analysis.stem in token.text)


def _asked_follows(line: Line, i: int, frame: Frame) -> bool:
    """Whether one of the words that a frame asks for stands soon after token i ("signing the accord", not "a site")."""
    heads = {words[0] for words in frame.near}
    return any(line.stems[j] & heads for j in range(i + 1, min(i + 1 + ASKED, len(line.tokens))))


def _after_pair(line: Line, i: int, taken: set[int], lex: Lexicon) -> bool:
    """Whether two parties joined with "and" stand right before a word ("X and Y discussed")."""
    joined = any(j in taken and any(r.conjunction for r in analyse(line.tokens[j].norm, lex.language)) for j in range(max(i - PAIR, 0), i))
    return i - 1 in taken and joined


def _is_adverb(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether a word that may tell what goes with the verb is only an adverb ("again"): no noun with a pronoun follows."""
    follows = i + 1 < len(line.tokens) and any(r.pronoun for r in analyse(line.tokens[i + 1].norm, lex.language))
    return line.tokens[i].norm in lex.words.particles and not follows


def _noun_place(line: Line, i: int, verbs: list[Match[Entry]], nouns: list[Match[Entry]], taken: set[int], lex: Lexicon) -> bool:
    """Whether a word that may be verb or noun stands where a noun stands."""
    if any(m.analysis.preposition or m.analysis.article for m in nouns[:1]):
        return True
    if all(m.payload.tense == "participle" and (m.payload.features != "m" or m.last in line.bare) for m in verbs):
        return False
    if i + 1 < len(line.tokens):
        after = line.tokens[i + 1]
        if after.norm in lex.words.complementizers:
            return False
    conjunction = (nouns or verbs)[0].analysis.conjunction
    if verbs and all(m.payload.features == "3md" for m in verbs) and not conjunction:
        return i + 1 not in line.pronouns and not _after_pair(line, i, taken, lex)
    if i == 0 or i in line.opened:
        return False
    if all(m.pronoun for m in nouns) and (_is_for(line, i, nouns, lex) or _after_aside(line, i)):
        return True
    before = next((t for t in reversed(line.tokens[:i]) if t.text not in QUOTES), line.tokens[i - 1])
    if (before.norm,) in lex.words.joiners:
        return False
    if before.kind == "mark" or before.norm in lex.words.complementizers or any(r.stem in lex.words.particles and not r.pronoun for r in analyse(before.norm, lex.language)):
        return False
    if i - 1 in line.preps:
        return True
    if conjunction:
        return i > 1 and i - 1 not in line.hit_at and bool(line.stems[i - 2] & lex.words.accords)
    previous = line.hits[-1] if line.hits else None
    verb = next((h for h in reversed(line.hits) if h.finite), None)
    if (verb is not None and _same_clause(line, verb, i, lex)) or _wished(line, i, lex):
        return True
    if previous is not None and previous.last == i and any(e.kind in ("light", "light_passive", "impersonal") for e in previous.entries):
        return True
    if before.norm in lex.words.relatives or before.norm in lex.words.verb_negators:
        return False
    if before.norm in lex.words.marks or before.norm in lex.words.noun_negators or (previous is not None and previous.last == i):
        return True
    return i - 1 not in taken and i - 1 not in line.pronouns and not any(r.article for r in analyse(before.norm, lex.language))


def _is_for(line: Line, i: int, nouns: list[Match[Entry]], lex: Lexicon) -> bool:
    """Whether the word for whom an act is done follows a noun with a pronoun for its doer ("and its full backing for X")."""
    gives = any(m.payload.frame is not None and lex.words.purpose in m.payload.frame.noun_roles for m in nouns)
    after = [analyse(t.norm, lex.language) for t in line.tokens[i + 1 : i + 3]]
    described = bool(after) and any(r.article and not r.preposition for r in after[0])
    return gives and described and len(after) > 1 and any(r.preposition == lex.words.purpose and not r.pronoun for r in after[1])


def _after_aside(line: Line, i: int) -> bool:
    """Whether a phrase between commas parts a word from the light verb that it goes with ("announced, earlier, its refusal of")."""
    verb = line.hits[-1] if line.hits else None
    if verb is None or not verb.finite or not any(e.kind in ("light", "report") for e in verb.entries):
        return False
    commas = [j for j in range(verb.last, i) if line.tokens[j].text in COMMAS]
    return len(commas) == PAIRED and commas[1] == i - 1 and commas[0] + 1 in line.preps


def _told_of(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether a word stands right after the "that" of a verb of saying, after which a noun follows ("said that the shelling of")."""
    that = i - 1
    if that < 1 or line.tokens[that].norm not in lex.words.complementizers - lex.words.fused:
        return False
    verb = next((h for h in reversed(line.hits) if h.finite), None)
    said = verb is not None and any(e.kind == "report" for e in verb.entries) and _same_clause(line, verb, that, lex)
    return said and verb is not None and (that - 1 not in line.preps or that - 1 == verb.last)


def _same_clause(line: Line, previous: Hit, i: int, lex: Lexicon) -> bool:
    """Whether nothing between a finite verb and token i opens a clause in which another finite verb could stand."""
    if line.stems[previous.first] & lex.words.auxiliaries:
        return False
    return not any(t.text in COMMAS or t.text in HARD_MARKS or opens_complement(t, lex) or t.norm in lex.words.relatives for t in line.tokens[previous.last : i])
