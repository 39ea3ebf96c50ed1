"""The server of a review, and its page in Chromium."""

import contextlib
import json
import os
import pathlib
import shutil
import subprocess

from playwright.sync_api import expect

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
GALLEY = os.environ.get("GALLEY", str(ROOT / ".build/release/galley"))
LIGHT = (1440, 900, "light")


def galley(*arguments):
    """What the command says, which must end well."""
    return subprocess.run([GALLEY, *map(str, arguments)], check=True, stdout=subprocess.PIPE).stdout


@contextlib.contextmanager
def served(folder, *options):
    """The address of a server for the pages of a folder, and its process."""
    server = subprocess.Popen([GALLEY, "review", str(folder), *options], stdout=subprocess.PIPE, text=True)
    try:
        yield server.stdout.readline().strip(), server
    finally:
        server.kill()
        server.wait()


def samples(folder):
    """The sample pages, in a folder of their own."""
    shutil.copytree(ROOT / "samples/pages", folder)
    return folder


def decisions(folder):
    file = folder / ".galley/decisions.jsonl"
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []


def words(folder):
    """What was decided, sorted."""
    return sorted(entry["decision"] for entry in decisions(folder))


def open_page(browser, address, size=LIGHT):
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=size[2])
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
    page.goto(address)
    page.wait_for_selector("#spread .pair")
    return page


def press(page, key, told):
    """Presses a key and waits until the page says so."""
    page.evaluate("byId('toast').textContent = ''")
    page.keyboard.press(key)
    expect(page.locator("#toast")).to_have_text(told)
    page.wait_for_timeout(50)


def save(page, told="Edited"):
    page.keyboard.press("Control+Enter")
    expect(page.locator("#toast")).to_have_text(told)


def shoot(page, shots, name):
    if shots:
        page.wait_for_timeout(500)
        page.screenshot(path=str(shots / f"{name}.png"))
