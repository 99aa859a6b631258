"""Merging: seconds and memory of the corpus stages over a store that is built.

    python benchmarks/merge.py STORE

What the store holds is related anew, as `sijill build` does after reading, and not written. Build one with
`sijill build ../shared/data/saudinewsnet/*.jsonl.gz --store STORE` (some ten minutes for 11,322 articles on two cores).
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from sijill.merge.merge import merge
from sijill.relations.series import relation_points
from sijill.store.store import Store


def main() -> int:
    """Print the figures; 2 when no store is named."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        print((__doc__ or "").strip(), file=sys.stderr)
        return 2
    began, worked = time.perf_counter(), time.process_time()
    with Store.open(sys.argv[1]) as store, store.snapshot() as seen:
        merged = merge(seen.documents_as_read(), seen.event_mentions(), seen.claims(), seen.spans())
        points = relation_points(merged.events)
        counts = store.counts()
    across = sum(event.support.documents > 1 for event in merged.events)
    print(f"documents   {counts['documents']}, {len(merged.copies)} of them copies")
    print(f"events      {len(merged.events)}, {across} of them in several documents; {len(points)} points of series")
    print(f"time        {time.perf_counter() - began:.1f} s passed, {time.process_time() - worked:.1f} s of one core")
    print(f"memory      {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most, all of it")
    return 0


if __name__ == "__main__":
    sys.exit(main())
