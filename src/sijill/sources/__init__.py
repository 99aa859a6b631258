"""Bytes in, Documents out: text, JSON, JSON Lines (plain or gzipped), HTML, folders and standard input."""
