"""Small graphs, built from claims that a person read, for tests of what comes after the extraction."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from claims_by_hand import CLAIMS, SHARED, SOURCE, TEXT, read_claims

from ccgkg.ingest.claim import Claim, from_json
from ccgkg.ingest.source import Source

#: Other short pieces, each with a figure that `read_by_hand` finds.
PIECES = {f"piece-{n}": f"Holmedale CCG said it overspent by £{n}m in 2016/17.\n" for n in range(1, 6)}


def read_by_hand(source: Source) -> Sequence[Claim]:
    """The claims of the pieces here, and of the shared corpus as a person read them."""
    if source.text == TEXT:
        return CLAIMS
    if source.slug in PIECES or source.slug.startswith("piece-"):
        start = source.text.index("£")
        end = source.text.index("m", start) + 1
        exact = source.text[start:end]
        return [
            from_json(
                {
                    "kind": "figure",
                    "source": source.slug,
                    "start": start,
                    "end": end,
                    "exact": exact,
                    "asserted_by": "holmedale-ccg",
                    "value": int(exact.strip("£m")) * 1_000_000,
                    "unit": "GBP",
                    "measure": "overspend",
                    "about": ["holmedale-ccg"],
                    "period": "2016-04-01/2017-03-31",
                    "mode": "indirect",
                }
            )
        ]
    (path,) = (SHARED / "corpus").glob(f"*/{source.slug}.claims.jsonl")
    return read_claims(path)


def write_pieces(folder: Path, *slugs: str) -> Path:
    """Writes the long piece, or pieces by their slugs, with metadata, as files of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for slug in slugs or (SOURCE.slug, *PIECES):
        text = TEXT if slug == SOURCE.slug else PIECES[slug]
        (folder / f"{slug}.txt").write_bytes(text.encode("utf-8"))
        known = {"title": SOURCE.title, "publisher": SOURCE.publisher, "published": SOURCE.published, "url": SOURCE.url}
        if slug != SOURCE.slug:
            known = {
                "title": f"Holmedale overspends, {slug}",
                "publisher": "Holmedale Clarion",
                "published": "2017-05-01",
            }
        (folder / f"{slug}.meta.json").write_text(json.dumps(known), encoding="utf-8")
    return folder
