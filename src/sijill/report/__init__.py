"""Dossiers: what the register holds of one relation, as a file to read, print and send."""
