"""What the site serves that others wrote: the SPARQL editor YASGUI from npm, with version, hashes and licences.

The files stand beside the site's own, so that a user needs no npm. `make vendor` fetches them again; nothing else runs
this with a network.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

PACKAGE = "@zazuko/yasgui"
#: What is taken of the package, with what a browser needs to know of it.
FILES = ("yasgui.min.js", "yasgui.min.css")
RECORD, LICENCES = "yasgui.json", "yasgui.LICENCES.txt"
#: A package in the list of what a bundle was made of; where packages lie in each other, the innermost.
_BUNDLED = re.compile(r".*node_modules/((?:@[^/]+/)?[^/]+)/")
#: Parts that the map of the script names by other paths, or that gave the style sheet alone.
_UNTOLD = {"datatables.net-dt", *(f"@zazuko/{part}" for part in ("yasgui", "yasgui-utils", "yasqe", "yasr"))}
_LICENCE = re.compile(r"(licen[cs]e|copying|notice)[\w.-]*", re.IGNORECASE)
#: Some packages name this licence and hold no copy of it (Open Source Initiative, MIT).
_MIT = files("ccgkg.publish.site").joinpath("MIT.txt")


def record() -> dict[str, Any]:
    """The package's name, version, licence and address, and the SHA-256 of each file that is served."""
    text = files("ccgkg.publish.site").joinpath("static", "vendor", RECORD).read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def refresh(folder: Path, version: str) -> dict[str, Any]:
    """Writes the files of a version (or `latest`), their record and their licences into a folder.

    Raises CalledProcessError where npm fails, and ValueError where a part of the bundle names no licence.
    """
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        packed = json.loads(_npm("pack", f"{PACKAGE}@{version}", "--json", at=root))[0]
        with tarfile.open(root / packed["filename"]) as archive:
            archive.extractall(root, filter="data")
        package = root / "package"
        told = json.loads((package / "package.json").read_text(encoding="utf-8"))
        _npm("install", "--ignore-scripts", "--no-audit", "--no-fund", f"{PACKAGE}@{told['version']}", at=root)
        licences = "\n".join(_licences(package / "build", root / "node_modules"))
        hashes = {}
        for name in FILES:
            content = (package / "build" / name).read_bytes()
            (folder / name).write_bytes(content)
            hashes[name] = hashlib.sha256(content).hexdigest()
    made = {
        "package": PACKAGE,
        "version": told["version"],
        "licence": told["license"],
        "homepage": told["homepage"],
        "integrity": packed["integrity"],
        "sha256": hashes,
    }
    (folder / LICENCES).write_text(licences, encoding="utf-8")
    (folder / RECORD).write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    return made


def _licences(build: Path, modules: Path) -> Iterator[str]:
    """The licence of each package that the bundle was made of, by its source map."""
    sources = json.loads((build / "yasgui.min.js.map").read_text(encoding="utf-8"))["sources"]
    bundled = {found[1] for source in sources if (found := _BUNDLED.match(source))}
    for name in sorted(bundled | _UNTOLD):
        folder = modules / name
        told = json.loads((folder / "package.json").read_text(encoding="utf-8"))
        texts = [
            path.read_text(encoding="utf-8").strip()
            for path in sorted(folder.iterdir())
            if path.is_file() and _LICENCE.fullmatch(path.name)
        ]
        if not texts and "MIT" not in str(told.get("license")):
            raise ValueError(f"{name}: holds no licence")
        author = told.get("author") or name
        holder = author["name"] if isinstance(author, dict) else str(author)
        body = "\n\n".join(texts) or _MIT.read_text(encoding="utf-8").format(holder=holder)
        yield f"{'=' * 100}\n{name} {told['version']} ({told.get('license')})\n{'=' * 100}\n{body}\n"


def _npm(*words: str, at: Path) -> str:
    return subprocess.run(["npm", *words], cwd=at, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    with as_file(files("ccgkg.publish.site").joinpath("static", "vendor")) as here:
        wanted = sys.argv[1] if len(sys.argv) > 1 else "latest"
        print(json.dumps(refresh(here, wanted), indent=1))
