"""When: finds the times that a text tells, resolves them, and dates documents that carry no date."""
