"""The worked example of the README is what the command prints, and its Python runs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ccgkg.cli.main import VERBS, app

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")


def test_why_and_the_python_are_as_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(app, ["build"]).exit_code == 0
    shown = re.search(r'\$ ccgkg why "£213 million"\n(.*?)```', README, re.DOTALL)
    assert shown is not None
    assert CliRunner().invoke(app, ["why", "£213 million"]).stdout == shown[1]
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert code is not None
    program = [sys.executable, "-c", code[1] + "print(answer.number, answer.voices, len(dataset) > 1000)"]
    assert subprocess.run(program, capture_output=True, text=True, check=True).stdout == "42 1 True\n"


def test_every_verb_is_told_of() -> None:
    assert all(f"`ccgkg {verb}" in README for verb in VERBS)


def test_it_is_short_enough_to_be_read() -> None:
    assert len(README.split()) < 1700
