"""What docs/deployment.md and the Dockerfile say is so: options, files, limits and redirects exist, and the programs
take them."""

import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from site_by_hand import client
from test_every_iri_dereferences import local, subjects
from typer.testing import CliRunner

from ccgkg.cli.main import app
from ccgkg.ontology import BASE, CCG, CODE
from ccgkg.publish.sparql.limits import PRIVATE, PUBLIC, Limits

TOP = Path(__file__).resolve().parents[1]
PAGE = (TOP / "docs" / "deployment.md").read_text(encoding="utf-8")
DOCKERFILE = (TOP / "Dockerfile").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert len(found) == 1
    return str(found[0])


def instructions(name: str) -> list[str]:
    whole = DOCKERFILE.replace("\\\n", " ")
    return [line.partition(" ")[2].strip() for line in whole.splitlines() if line.startswith(f"{name} ")]


def commands() -> list[list[str]]:
    """All calls of `ccgkg` that the page and the Dockerfile make."""
    text = PAGE.replace("\\\n", " ")
    of_page = [
        shlex.split(line.removeprefix("ExecStart="))
        for line in text.splitlines()
        if re.match(r"(ExecStart=)?/opt/ccgkg/bin/ccgkg ", line)
    ]
    in_container = [shlex.split(line) for line in text.splitlines() if line.startswith("docker run")]
    calls = [one[1:] for one in of_page]
    calls += [one[one.index("ccgkg", one.index("--volume")) + 1 :] for one in in_container if one[-1] != "ccgkg"]
    return [*calls, json.loads(instructions("CMD")[-1])]


def test_each_option_that_is_named_is_one_of_the_command() -> None:
    assert len(commands()) >= 5
    for verb, *given in commands():
        help_text = CliRunner().invoke(app, [verb, "--help"], env={"COLUMNS": "200"}).output
        for option in (one for one in given if one.startswith("--")):
            assert re.search(rf"{option}\b", help_text), (verb, option)


def test_the_limits_are_those_of_the_program() -> None:
    def rows(limits: Limits) -> list[str]:
        sizes = [f"{limits.rows:,}", f"{limits.bytes // 2**20} MiB", f"{limits.query // 2**10} KiB"]
        memory = f"{limits.memory // 2**30} GiB" if limits.memory >= 2**30 else f"{limits.memory // 2**20} MiB"
        return [f"{limits.seconds:g}", *sizes, memory, str(limits.queue)]

    table = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in PAGE.partition("## systemd")[0].splitlines()
        if line.startswith("| ")
    ]
    assert [row[1] for row in table[2:]] == ["whole, with every claim marked", *rows(PRIVATE)]
    assert [row[2] for row in table[3:]] == rows(PUBLIC)


def test_the_image_has_what_the_package_is_made_of_and_no_more() -> None:
    copied = [line.split()[:-1] for line in instructions("COPY") if not line.startswith("--from")]
    files = {name for one in copied for name in one}
    settings = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    folders = set(settings["tool"]["setuptools"]["package-dir"].values())
    assert files == folders | {"pyproject.toml", settings["project"]["readme"]}
    assert all((TOP / name).exists() for name in files)
    let_in = {
        line.removeprefix("!")
        for line in (TOP / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    }
    assert let_in == files


def test_the_image_runs_without_rights() -> None:
    last = DOCKERFILE.rpartition("\nFROM ")[2]
    assert re.search(r"^USER [1-9]\d*$", last, re.MULTILINE) and last.index("USER ") < last.index("ENTRYPOINT ")
    assert all(re.fullmatch(r"python:3\.\d+-slim( AS \w+)?", image) for image in instructions("FROM"))
    assert "apt-get" not in DOCKERFILE and "ADD " not in DOCKERFILE


RULES = [line.split()[1:3] for line in block("apache").splitlines() if line.startswith("RewriteRule ")]
ROOT = BASE.removesuffix("id/")


def redirected(iri: str) -> str:
    """Where the rules lead, as a path of the site. A browser keeps what follows a `#` to itself."""
    asked = iri.removeprefix(ROOT).partition("#")[0]
    for pattern, target in RULES:
        if found := re.search(pattern, asked):
            to = re.sub(r"\$(\d)", lambda group, found=found: found[int(group[1])], target)  # type: ignore[misc]
            return to.removeprefix("https://ccgkg.example.org")
    raise AssertionError(f"{iri}: no rule")


def test_the_redirects_lead_every_name_to_where_it_is_told_of() -> None:
    for iri in subjects():
        assert iri.startswith(ROOT) and redirected(iri) == local(iri)
    assert str(CODE).startswith(ROOT) and str(CCG).startswith(ROOT)
    for iri in (f"{CCG}Claim", ROOT, f"{ROOT}def"):
        assert client().get(redirected(iri)).status_code == 200
    assert redirected(f"{ROOT}sparql") == "/sparql"
    for asked in ("other", "id/", "code", "defs", "id"):
        with pytest.raises(AssertionError):
            redirected(ROOT + asked)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here to read its unit")
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "ccgkg.service"
    ours = str(Path(sys.executable).parent / "ccgkg")
    unit.write_text(
        block("ini").replace("/opt/ccgkg/bin/ccgkg", ours).replace("=ccgkg\n", "=daemon\n"), encoding="utf-8"
    )
    done = subprocess.run(
        ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(
    not (shutil.which("nginx") and shutil.which("openssl")), reason="nginx is not here to read its configuration"
)
def test_nginx_takes_the_configuration(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    make = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=x",
        "-keyout",
        str(key),
        "-out",
        str(certificate),
    ]
    subprocess.run(make, capture_output=True, timeout=60, check=True)
    given = re.sub(r"(ssl_certificate) .*;", rf"\1 {certificate};", block("nginx"))
    given = re.sub(r"(ssl_certificate_key) .*;", rf"\1 {key};", given)
    given = re.sub(r"listen (\[::\]:)?(443|80)", r"listen \g<1>18\2", given)
    whole = tmp_path / "nginx.conf"
    whole.write_text(f"pid {tmp_path}/pid;\nevents {{}}\nhttp {{\naccess_log off;\n{given}}}\n", encoding="utf-8")
    test = ["nginx", "-t", "-p", str(tmp_path), "-e", "stderr", "-c", str(whole)]
    done = subprocess.run(test, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
