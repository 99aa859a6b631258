"""Reads the data in languages/, world/ and codebook/ into typed structs and compiles it."""
