"""pre-commit in a repository of somebody's, with the hooks of this one as a checkout has them.

pre-commit builds Galley itself, which takes minutes. So the checkout that it is given here says `language: system`, and the
executable is in PATH; with PRE_COMMIT_BUILDS=1 it is a clone as it stands, and is built."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import REPOSITORY, RIGHT, WRONG

MANIFEST = ".pre-commit-hooks.yaml"
PRE_COMMIT = Path(sys.executable).parent / "pre-commit"


class Checkout:
    """A repository with its hooks installed."""

    def __init__(self, folder: Path, hooks: Path, environment: dict):
        self.folder, self.environment = folder, environment
        folder.mkdir()
        self.run("git", "init", "-q", "-b", "main")
        revision = subprocess.check_output(["git", "-C", hooks, "rev-parse", "HEAD"], text=True).strip()
        self.configuration = f"repos:\n- repo: {hooks}\n  rev: {revision}\n  hooks:\n"
        self.run(PRE_COMMIT, "install")

    def use(self, hook: str, *arguments: str):
        text = f"{self.configuration}  - id: {hook}\n    args: [{', '.join(arguments)}]\n"
        (self.folder / ".pre-commit-config.yaml").write_text(text)

    def run(self, *command) -> subprocess.CompletedProcess:
        return subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, text=True)

    def commit(self) -> subprocess.CompletedProcess:
        self.run("git", "add", ".")
        return self.run("git", "commit", "-q", "-m", "pages")


@pytest.fixture
def checkout(executable, tmp_path) -> Checkout:
    # All share what pre-commit has built.
    identity = {f"GIT_{who}_{what}": "t@t.invalid" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    path = f"{executable.parent}:{os.environ['PATH']}"
    environment = os.environ | identity | {"PRE_COMMIT_HOME": str(tmp_path.parent / "home"), "PATH": path}
    if os.environ.get("PRE_COMMIT_BUILDS"):
        return Checkout(tmp_path / "pages", REPOSITORY, environment)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    text = (REPOSITORY / MANIFEST).read_text()
    assert text.count("language: swift") == 2
    (hooks / MANIFEST).write_text(text.replace("language: swift", "language: system"))
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "hooks"]):
        subprocess.run(["git", *command], cwd=hooks, env=environment, check=True)
    return Checkout(tmp_path / "pages", hooks, environment)


def test_the_manifest_is_one():
    subprocess.run([PRE_COMMIT, "validate-manifest", REPOSITORY / MANIFEST], check=True)


def test_a_fault_is_not_committed(checkout):
    checkout.use("galley-lint")
    (checkout.folder / "right.txt").write_text(RIGHT)
    (checkout.folder / "program.py").write_text("print('a,b', '大家都来了,我们也来了')\n")
    done = checkout.commit()
    assert done.returncode == 0, done.stdout + done.stderr
    (checkout.folder / "wrong.txt").write_text(WRONG)
    done = checkout.commit()
    assert done.returncode == 1
    assert "wrong.txt:3:" in done.stderr + done.stdout and "unfinished-paragraph" in done.stderr + done.stdout
    # What is known may be committed.
    subprocess.run([shutil.which("galley", path=checkout.environment["PATH"]), "lint", "wrong.txt", "--write-baseline", "known.jsonl"],
        cwd=checkout.folder, check=True, stdout=subprocess.DEVNULL)
    checkout.use("galley-lint", "--baseline=known.jsonl")
    done = checkout.commit()
    assert done.returncode == 0, done.stdout + done.stderr


def test_pages_are_repaired_before_they_are_committed(checkout):
    checkout.use("galley-fix")
    (checkout.folder / "told.txt").write_text("大家都来了,我们也来了。\n")
    done = checkout.commit()
    assert done.returncode == 1 and "files were modified by this hook" in done.stderr + done.stdout
    assert (checkout.folder / "told.txt").read_text() == "大家都来了，我们也来了。\n"
    done = checkout.commit()
    assert done.returncode == 0, done.stdout + done.stderr
