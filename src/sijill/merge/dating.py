"""Dates for documents that have none, from other documents. Cautious: only a copy of a dated document gets a date."""

from __future__ import annotations

from collections.abc import Mapping

from sijill.text.edtf import is_valid

RULE = "merge.published_of_original"


def date_copies(copies: Mapping[str, str], published: Mapping[str, str | None]) -> dict[str, tuple[str, str]]:
    """(EDTF, rule) for each undated copy of a dated document: about the day of its original."""
    found: dict[str, tuple[str, str]] = {}
    for document, original in sorted(copies.items()):
        day = published.get(original)
        if not published.get(document) and day:
            about = day if day[-1] in "~?%" else f"{day}~"
            if "/" not in day and is_valid(about):
                found[document] = (about, RULE)
    return found
