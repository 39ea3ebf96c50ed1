"""The action of GitHub: its description against GitHub's schema, and what it runs, run as it stands there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import REPOSITORY, RIGHT, WRONG

ACTION = REPOSITORY / "action.yml"


def test_its_description_is_one():
    checker = Path(sys.executable).parent / "check-jsonschema"
    subprocess.run([checker, "--builtin-schema", "vendor.github-actions", ACTION], check=True)


class Job:
    """A workspace, and the files by which a step tells GitHub."""

    def __init__(self, folder: Path):
        self.folder = folder
        (folder / "scans").mkdir()

    def run(self, **given: str) -> subprocess.CompletedProcess:
        action = yaml.safe_load(ACTION.read_text())
        inputs = {name: given.get(name, entry["default"]) for name, entry in action["inputs"].items()}
        (step,) = action["runs"]["steps"]
        assert step["shell"] == "bash"

        def value(text: str) -> str:
            return re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda match: inputs[match[1]], text)

        environment = os.environ | {name: value(text) for name, text in step["env"].items()} | {
            "GITHUB_ACTION_PATH": str(REPOSITORY), "GITHUB_OUTPUT": str(self.folder / "output"),
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary")}
        # As GitHub starts a shell.
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        return subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True)


@pytest.fixture
def job(tmp_path) -> Job:
    return Job(tmp_path)


def test_findings_are_told_at_their_lines(job):
    (job.folder / "scans/with space.txt").write_text(WRONG)
    done = job.run(paths="scans\n", sarif="out.sarif")
    assert done.returncode == 1, done.stderr
    lines = done.stdout.splitlines()
    assert len(lines) == 2 and all(line.startswith("::") for line in lines)
    assert any(line.startswith("::warning file=scans/with space.txt,line=3,") for line in lines)
    assert "unfinished-paragraph" in (job.folder / "summary").read_text()
    assert (job.folder / "output").read_text() == "sarif=out.sarif\n"
    assert '"version":"2.1.0"' in (job.folder / "out.sarif").read_text()


def test_arguments_are_passed_on(job):
    (job.folder / "scans/a.txt").write_text(WRONG)
    assert job.run(args="--max-warnings=1\n--ignore=halfwidth-punctuation").returncode == 0
    assert job.run(args="--no-such-option").returncode == 2
    assert job.run(paths="nowhere").returncode == 2


def test_pages_that_are_right(job):
    (job.folder / "scans/a.txt").write_text(RIGHT)
    done = job.run()
    assert done.returncode == 0 and done.stdout == ""
