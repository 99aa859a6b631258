"""Sijill: a register of the relations between states, read from news articles, Arabic first."""

__version__ = "0.1.0"
