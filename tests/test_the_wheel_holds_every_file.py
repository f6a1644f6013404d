"""The package list names every folder of code, and the wheel holds every module and data file of the working tree."""

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]
FOLDERS = ("ontology", "ingest", "shapes", "store", "queries", "publish", "cli")
#: What stands beside the code and belongs into the wheel.
DATA = {".ttl", ".rq", ".csv", ".yaml", ".txt", ".json", ".typed", ".html", ".css", ".js", ".svg"}


def packages() -> dict[str, Path]:
    return {
        "ccgkg." + ".".join(init.parent.relative_to(TOP).parts): init.parent
        for folder in FOLDERS
        for init in (TOP / folder).rglob("__init__.py")
    }


def test_the_package_list_is_the_folders() -> None:
    settings = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(settings["tool"]["setuptools"]["packages"]) == set(packages())


def test_every_folder_of_modules_is_a_package() -> None:
    bare = {
        f.parent for folder in FOLDERS for f in (TOP / folder).rglob("*.py") if not (f.parent / "__init__.py").exists()
    }
    assert not bare


def test_mypy_checks_the_working_tree() -> None:
    for folder in FOLDERS:
        link = TOP / ".mypy" / "ccgkg" / folder
        assert link.is_symlink() and link.resolve() == TOP / folder


@pytest.mark.slow
def test_the_wheel_holds_every_module_and_data_file(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(TOP)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        held = set(wheel.namelist())
    wanted = {
        "ccgkg/" + f.relative_to(TOP).as_posix()
        for folder in FOLDERS
        for f in (TOP / folder).rglob("*")
        if f.is_file() and (f.suffix == ".py" or f.suffix in DATA) and "__pycache__" not in f.parts
    }
    assert wanted <= held, sorted(wanted - held)
