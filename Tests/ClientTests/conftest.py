"""Galley as other people's programs meet it. GALLEY is the executable."""

import os
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
SAMPLES = REPOSITORY / "samples" / "pages"
RIGHT = "河边的老磨坊又转起来了。\n"
WRONG = "大家都来了,我们也来了。\n\n去年汛期，水位一度超过警戒线，全镇组织干部群众日夜巡查，保住了老堤\n"


@pytest.fixture
def executable() -> Path:
    return Path(os.environ["GALLEY"]).resolve()


@pytest.fixture
def galley(executable, tmp_path):
    """Runs the command in a folder of its own."""

    def run(*arguments: str, status: int) -> subprocess.CompletedProcess:
        done = subprocess.run([executable, *arguments], cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == status, done.stdout + done.stderr
        return done

    return run
