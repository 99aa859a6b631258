"""The type of the fixture that runs a command."""

from __future__ import annotations

from collections.abc import Callable

Run = Callable[..., tuple[int, str, str]]
"""Takes the arguments, gives exit code, standard output and standard error."""
