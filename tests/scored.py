"""The scores of a folder of annotated articles, by the scorer of the contract."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from ccgkg.ingest.extract import extract
from ccgkg.ingest.source import read_source

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
SCORER = SHARED / "tools" / "score.py"


def scores(folder: Path, found: Path) -> dict[str, Any]:
    """Precision, recall and F1, `core` and `full`, by kind and of `all`; what is found is written to a file first."""
    with found.open("w", encoding="utf-8") as out:
        for path in sorted(folder.glob("*.txt")):
            out.writelines(json.dumps(c.to_json(), ensure_ascii=False) + "\n" for c in extract(read_source(path)))
    command = [sys.executable, str(SCORER), str(folder), str(found), "--json"]
    told: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return told
