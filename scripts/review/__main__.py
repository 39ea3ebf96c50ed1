"""Goes through `galley review` in a real browser: python3 scripts/review [--shots FOLDER]

It needs the packages of requirements.txt, Chromium in PATH, and the galley of `make release-build` (or GALLEY).
Every check is an assertion; the first that fails ends it with status 1.
"""

import argparse
import pathlib
import shutil
import tempfile

from playwright.sync_api import sync_playwright

import deciding
import repairing
import safety
import size


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--shots", type=pathlib.Path, help="a folder for screenshots")
    shots = arguments.parse_args().shots
    if shots:
        shots.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = lambda part: pathlib.Path(name) / part / "pages"
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        deciding.by_keys(browser, folder("keys"), shots)
        repairing.the_page_as_it_will_be(browser, folder("made"), shots)
        repairing.behind_the_scenes(browser, folder("behind"))
        deciding.as_a_file(browser, folder("file"))
        safety.other_sites(browser, folder("sites"))
        safety.hostile_page(browser, folder("hostile"), shots)
        safety.ten_megabytes_of_one_line(browser, folder("long"), shots)
        size.many_findings(browser, folder("many"), shots)
        browser.close()
    print("the review in a browser: all right")


if __name__ == "__main__":
    main()
