"""Names that are common words too: taken only where the text around supports them."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.entities.lexicon import Lexicon
from sijill.entities.memory import Memory
from sijill.knowledge.letters import clitics, letters, normalise
from sijill.knowledge.names import BY_KIND, SHORT, Name
from sijill.records import Token
from sijill.text.clitics import analyse
from sijill.text.matcher import Match

_MEDIUM = "media"  # papers are called by common words, so one naming does not make the word a name from then on
_TOO_SHORT = {"country": 2, "people": 3}  # letters; such forms are no names behind a preposition: "with heads", not "by Russians"


def accepted(match: Match[Name], tokens: Sequence[Token], lex: Lexicon, memory: Memory) -> bool:
    """Whether a match may be taken: unguarded names always, guarded ones with support in the text."""
    name = match.payload
    if match.analysis.preposition and match.last == match.first + 1 and len(match.analysis.stem) <= _TOO_SHORT.get(name.kind, 0):
        return False
    if name.exact and not _is_written_so(name, tokens[match.first].text, lex):
        return False
    if name.exact and match.analysis.preposition == lex.words.owner_preposition and match.analysis.stem.startswith(lex.words.owner_preposition):
        return False  # "lil-" and a noun that looks like a short name
    if name.kind in ("country", "place") and match.first and not match.analysis.preposition and _names_street(match, tokens, lex, memory):
        return False
    if name.kind == "adjective" and not match.analysis.article and match.last < len(tokens) and lex.person_words.get(tokens[match.last].norm) == "family_part":
        return False  # a given name that is a nationality too, before "bin"
    if name.level == BY_KIND:
        return name.actor is not None and memory.speaks_of(name.actor.code) and not _is_of_nationality(match, tokens, lex)
    if not name.guarded:
        return True
    if name.told_only and name.kind == "organisation":
        return name.actor is not None and memory.speaks_of(name.actor.code)
    if name.kind == "organisation" and _in_quotes(match, tokens, lex):
        return True
    before = tokens[match.first - 1] if match.first else None
    if before is not None and before.text in lex.words.opening_marks[:4]:
        before = tokens[match.first - 2] if match.first > 1 else None
    listed = name.kind == "adjective" and match.analysis.conjunction  # "the government and (the minister of) finance"
    if name.kind == "place" and match.last < len(tokens) and _has_other_adjective(tokens[match.last], lex):
        return False
    if before is not None and not listed and (_supports(before, name, lex) or (name.kind == "country" and _is_feminine_past(before, lex))):
        return True
    if name.kind == "organisation" and _is_site(match, memory, lex):
        return False
    if name.kind == "organisation" and (name.level == _MEDIUM or _has_adjective(match, tokens, lex)):
        return False
    if name.actor is not None and name.actor.identifier_id in memory.entities:
        return True
    if match.analysis.conjunction and before is not None:
        return _ends_state(before, lex)  # one more of a row: "Burkina Faso and Mali"
    return match.last < len(tokens) and _goes_on(tokens[match.last], lex)


def _names_street(match: Match[Name], tokens: Sequence[Token], lex: Lexicon, memory: Memory) -> bool:
    """Whether a street, bridge or hotel is called so ("Cairo Street"), in a text that does not speak of that state."""
    actor = match.payload.actor
    before = {r.stem for r in analyse(tokens[match.first - 1].norm, lex.language) if not r.pronoun}
    return actor is not None and bool(before & lex.called_after) and not memory.speaks_of(actor.code)


def _is_of_nationality(match: Match[Name], tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a nationality follows: "the Belgian kingdom" is none that goes by that word alone."""
    after = tokens[match.last].norm if match.last < len(tokens) else ""
    return any("adjective" in lex.kinds.get(r.stem, ()) for r in analyse(after, lex.language) if r.article)


def _is_written_so(name: Name, text: str, lex: Lexicon) -> bool:
    """Whether a short name is written as it is listed. In a person's name a hamza may be left out, but none be put in, and
    its last letter may be written without dots, as in Egypt."""
    written = without_marks(text, lex.language)
    if name.exact in written:
        return True
    if name.kind != "person" or len(name.exact) <= SHORT:
        return False
    if (end := written[-1]) in letters(lex.language).word_final and normalise(end, lex.language) == name.exact[-1]:
        written = written[:-1] + name.exact[-1]
    pairs = zip(name.exact, written[-len(name.exact) :], strict=False)
    return all(a == b or (normalise(b, lex.language) == normalise(a, lex.language) != a) for a, b in pairs)


def _in_quotes(match: Match[Name], tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a name stands in quotation marks by itself, as names of bodies and papers are written."""
    if match.first == 0 or match.last >= len(tokens):
        return False
    return tokens[match.first - 1].text in lex.words.quotes and tokens[match.last].text in lex.words.quotes


def _is_site(match: Match[Name], memory: Memory, lex: Lexicon) -> bool:
    """Whether a name of one word is the one by which a place was told of: "the base", and not al-Qaida."""
    article, stem = clitics(lex.language).article, match.analysis.stem
    return match.last - match.first == 1 and stem.removeprefix(article) in memory.sites


def _has_adjective(match: Match[Name], tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether an adjective of relation follows, as after the common word: "the air base", not al-Qaida."""
    article = clitics(lex.language).article
    after = tokens[match.last].norm if match.last < len(tokens) else ""
    return after.startswith(article) and after.endswith(lex.words.relation_endings) and after not in lex.matcher


def _has_other_adjective(token: Token, lex: Lexicon) -> bool:
    """Whether a word with the article that is no nationality follows, as after the common word ("the fourth chapter")."""
    return any(r.article and not (r.preposition or r.conjunction) for r in analyse(token.norm, lex.language)) and not any(r.stem in lex.matcher for r in analyse(token.norm, lex.language))


def _supports(token: Token, name: Name, lex: Lexicon) -> bool:
    """Whether the word before makes a form the name of a place, of a body, or of a person (a title or an office)."""
    readings = [reading.stem for reading in analyse(token.norm, lex.language)]
    if name.kind == "person":
        return lex.person_words.get(token.norm) == "title" or any("office" in lex.kinds.get(stem, ()) for stem in readings)
    words = lex.supports["place" if name.kind != "organisation" else "medium" if name.level == _MEDIUM else "body"]
    return any(stem in words for stem in readings)


def _is_feminine_past(token: Token, lex: Lexicon) -> bool:
    """Whether the word before is a verb in the form that a state takes as its subject: "Mali announced"."""
    known = any(r.stem in lex.verbs for r in analyse(token.norm, lex.language) if not (r.article or r.preposition or r.pronoun))
    return known and token.norm.endswith(lex.words.feminine_past)


def _goes_on(token: Token, lex: Lexicon) -> bool:
    """Whether "and" and the name of a state are the next word: "Mali and Niger"."""
    return any(r.conjunction and not r.preposition and r.stem in lex.first_of_states for r in analyse(token.norm, lex.language))


def _ends_state(token: Token, lex: Lexicon) -> bool:
    """Whether a word is the name of a state that is no common word too."""
    readings = (token.norm, *(r.stem for r in analyse(token.norm, lex.language) if not r.article))
    return any(word in lex.sure_states for word in readings)


def without_marks(text: str, language: str) -> str:
    """The letters as written, without vowel signs and lengthening."""
    dropped = letters(language).drop
    return "".join(c for c in text if c not in dropped)
