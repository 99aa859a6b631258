"""Who is named: countries, places, bodies and persons, by lists, by patterns, and by what the text introduced."""
