"""The peers: programs that read every file of a folder and write what they make of it to another, in one process each."""

import os
import subprocess
import venv

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))

# `result` of `text`, for each file.
_PROGRAM = """
import os, sys, json
{imports}
source, target, part, parts = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
for name in sorted(os.listdir(source))[part::parts]:
    with open(os.path.join(source, name), encoding="utf-8") as file:
        text = file.read()
    {work}
    with open(os.path.join(target, name), "w", encoding="utf-8") as file:
        file.write(result)
"""

# Each with what it is called, and whether it is given blocks in place of text.
_PEERS = {
    "autocorrect": ("AutoCorrect, `format`", "import autocorrect_py", "result = autocorrect_py.format(text)", False),
    "autocorrect-lint": (
        "AutoCorrect, `lint`",
        "import autocorrect_py",
        "result = '\\n'.join(f'{line.line}:{line.col} {line.new}' for line in autocorrect_py.lint_for(text, 'txt').lines)",
        False,
    ),
    "ftfy": ("ftfy, `fix_text`", "import ftfy", "result = ftfy.fix_text(text)", False),
    "mineru": (
        "MinerU, `para_split`",
        "from mineru.backend.pipeline.para_split import para_split",
        "page = json.loads(text); para_split([page]); result = '\\n\\n'.join("
        "''.join(span['content'] for line in block['lines'] for span in line['spans'])"
        " for block in page['para_blocks'] if block['lines'])",
        True,
    ),
}


class Peer:
    def __init__(self, name):
        self.name = name
        self.title, self._imports, self._work, self.takes_blocks = _PEERS[name]

    def command(self, source, target, part=0, parts=1):
        program = _PROGRAM.format(imports=self._imports, work=self._work)
        return [python(), "-c", program, source, target, str(part), str(parts)]


def all_peers():
    return [Peer(name) for name in _PEERS]


def python():
    return os.path.join(ROOT, ".build", "bench-venv", "bin", "python")


def install():
    """The peers from PyPI, and what draws the plot, in an environment of their own."""
    folder = os.path.join(ROOT, ".build", "bench-venv")
    requirements = os.path.join(HERE, "requirements.txt")
    stamp = os.path.join(folder, "installed.txt")
    wanted = open(requirements, encoding="utf-8").read()
    if os.path.exists(stamp) and open(stamp, encoding="utf-8").read() == wanted:
        return
    venv.create(folder, with_pip=True, clear=True)
    pip = [python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    lines = [line for line in wanted.splitlines() if line and not line.startswith("#")]
    alone = [line for line in lines if line.startswith("mineru")]
    subprocess.run([*pip, *(line for line in lines if line not in alone)], check=True)
    subprocess.run([*pip, "--no-deps", *alone], check=True)
    with open(stamp, "w", encoding="utf-8") as file:
        file.write(wanted)
