"""Marks what of a text is the article's own body and what is set aside, with the reason. Nothing is deleted."""
