"""Names that are common words too: taken only where the text around supports them."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.entities.lexicon import Lexicon
from sijill.entities.memory import Memory
from sijill.knowledge.letters import letters
from sijill.knowledge.names import Name
from sijill.records import Token
from sijill.text.clitics import analyse
from sijill.text.matcher import Match


def accepted(match: Match[Name], tokens: Sequence[Token], lex: Lexicon, memory: Memory) -> bool:
    """Whether a match may be taken: unguarded names always, guarded ones with support in the text."""
    name = match.payload
    if name.kind == "country" and match.analysis.preposition and len(match.analysis.stem) < 3:
        return False
    if name.exact and name.exact not in without_marks(tokens[match.first].text, lex.language):
        return False
    if name.exact and match.analysis.preposition == lex.words.owner_preposition and match.analysis.stem.startswith(lex.words.owner_preposition):
        return False  # "lil-" and a noun that looks like a short name
    if not name.guarded:
        return True
    if name.actor is not None and name.actor.identifier_id in memory.entities:
        return True
    if match.first == 0:
        return False
    if match.analysis.conjunction and _ends_state(tokens[match.first - 1], lex):
        return True  # one more of a row: "Burkina Faso and Mali"
    before = tokens[match.first - 1]
    if before.text in lex.words.opening_marks[:4]:
        return match.first > 1 and _supports(tokens[match.first - 2], lex)
    return _supports(before, lex)


def _supports(token: Token, lex: Lexicon) -> bool:
    return any(reading.stem in lex.supports for reading in analyse(token.norm, lex.language))


def _ends_state(token: Token, lex: Lexicon) -> bool:
    """Whether a word is the name of a state that is no common word too."""
    readings = (token.norm, *(r.stem for r in analyse(token.norm, lex.language) if not r.article))
    return any(word in lex.sure_states for word in readings)


def without_marks(text: str, language: str) -> str:
    """The letters as written, without vowel signs and lengthening."""
    dropped = letters(language).drop
    return "".join(c for c in text if c not in dropped)
