"""The pictures in the docs are taken of the site over the bundled graph; each page of the docs that shows one has it.

The run writes them to the folder that CCGKG_PICTURES names (`make screenshots` puts them into docs/screenshots), or to
none of the tree's. Fonts differ from machine to machine, so the pictures are not compared by their bytes.
"""

import os
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from browsing import DESK, PHONE, address_of

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs" / "screenshots"
#: The name of a picture: the kind of page, the size of the window, and the most of the page's height that is shown.
PICTURES = {
    "home": ("home", DESK, 1000),
    "figure": ("a figure", DESK, 900),
    "measure": ("a measure", DESK, 900),
    "source": ("a source", DESK, 1000),
    "ccg": ("a CCG", DESK, 1100),
    "sparql": ("SPARQL", DESK, 1100),
    "phone": ("a figure", PHONE, 740),
}
_COLOURS = 128


def small(shot: bytes) -> bytes:
    """The same picture as a PNG of few colours."""
    from PIL import Image

    made = BytesIO()
    Image.open(BytesIO(shot)).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(
        made, "PNG", optimize=True
    )
    return made.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_taken(name: str, open_page: Callable[..., Any], site: str, tmp_path: Path) -> None:
    kind, size, height = PICTURES[name]
    page = open_page(address_of(site, kind), size=size)
    if name == "sparql":
        page.locator("#example").select_option("overspend-sources")
        page.get_by_role("button", name="Put it in the editor").click()
        page.locator("button.ask:visible").click()
        page.locator(".yasr:visible table tbody tr").first.wait_for()
        page.mouse.click(5, 5)
    whole = int(page.evaluate("document.documentElement.scrollHeight"))
    clip = {"x": 0, "y": 0, "width": size[0], "height": min(height, whole)}
    taken = small(page.screenshot(clip=clip, full_page=True))
    assert 5_000 < len(taken) < 200_000
    folder = Path(os.environ.get("CCGKG_PICTURES") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.png").write_bytes(taken)


def test_each_picture_is_shown_and_no_other_is_kept() -> None:
    kept = {path.stem for path in DOCS.glob("*.png")}
    assert kept == set(PICTURES)
    assert sum(path.stat().st_size for path in DOCS.iterdir()) < 1_000_000
    pages = [*(ROOT / "docs").glob("*.md"), ROOT / "README.md"]
    shown = {
        name for page in pages for name in re.findall(r"screenshots/([\w-]+)\.png", page.read_text(encoding="utf-8"))
    }
    assert shown == kept
