"""The stage; filled in next."""

from sijill.records import Reading


def find_claims(reading: Reading) -> Reading:
    """Return the reading as it is."""
    return reading
