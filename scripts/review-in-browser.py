"""Goes through `galley review` in a real browser: python3 scripts/review-in-browser.py [--shots FOLDER]

It needs the packages of review-requirements.txt, Chromium in PATH, and the galley of `make release-build` (or GALLEY).
Every check is an assertion; the first that fails ends it with status 1.
"""

import argparse
import contextlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import urllib.request

from playwright.sync_api import expect, sync_playwright

ROOT = pathlib.Path(__file__).resolve().parent.parent
GALLEY = os.environ.get("GALLEY", str(ROOT / ".build/release/galley"))
SIZES = {"light": (1440, 900, "light"), "dark": (1440, 900, "dark"), "narrow": (400, 860, "light"), "4k": (3840, 2160, "light")}

# Nothing of this may run, hide or reorder what stands around it.
HOSTILE = (
    "<script>document.title = 'taken'</script><img src=x onerror=\"document.title = 'taken'\">,大家都来了。\n\n"
    "价格是\u202e元三十\u202c,大家都走了。\n\n"
    "名" + "\u0301" * 5000 + "字,在这里。\n\n"
    "</script><style>* { display: none }</style>,还在。\n\n"
    + "很长的一行没有尽头," * 35_000 + "\n"
)


@contextlib.contextmanager
def served(folder, *options):
    """The address of a server for the pages of a folder, and its process."""
    server = subprocess.Popen([GALLEY, "review", str(folder), *options], stdout=subprocess.PIPE, text=True)
    try:
        yield server.stdout.readline().strip(), server
    finally:
        server.kill()
        server.wait()


def decisions(folder):
    file = folder / ".galley/decisions.jsonl"
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []


def open_page(browser, address, size=(1440, 900, "light")):
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=size[2])
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
    page.goto(address)
    page.wait_for_selector("#card h1")
    return page


def press(page, key, told):
    page.keyboard.press(key)
    expect(page.locator("#toast")).to_have_text(told)
    page.wait_for_timeout(50)


def decide_and_undo(browser, folder, shots):
    """Filters, accepts, rejects, edits, undoes, all by keys; reloads, kills the server, opens again."""
    with served(folder) as (address, server):
        page = open_page(browser, address)
        total = page.locator("#matches").inner_text()
        page.select_option("#rule", label="scattered-paragraph")
        assert page.locator("#matches").inner_text() != total
        assert page.locator("#card code").first.inner_text() == "scattered-paragraph"
        expect(page.locator(".evidence li").first).to_contain_text("the first piece ends")
        expect(page.locator("#links .way")).to_have_count(1)
        expect(page.locator(".seam-here")).to_have_count(1)
        press(page, "a", "Accepted")
        press(page, "r", "Rejected")
        assert sorted(entry["decision"] for entry in decisions(folder)) == ["accept", "reject"]
        page.keyboard.press("e")
        page.fill("#own-text", "由人写的一段。")
        page.fill("#own-reason", "底本如此")
        page.keyboard.press("Control+Enter")
        expect(page.locator("#toast")).to_have_text("Edited")
        edit = next(entry for entry in decisions(folder) if entry["decision"] == "edit")
        assert (edit["text"], edit["reason"]) == ("由人写的一段。", "底本如此")
        press(page, "u", "Undone")
        page.keyboard.press("t")
        page.locator("#own-target").select_option(index=0)
        page.keyboard.press("Control+Enter")
        expect(page.locator("#toast")).to_have_text("Edited")
        edit = next(entry for entry in decisions(folder) if entry["decision"] == "edit")
        assert len(edit["target"]) == 16 and "text" not in edit
        press(page, "u", "Undone")
        press(page, "u", "Undone")
        assert [entry["decision"] for entry in decisions(folder)] == ["accept"]
        press(page, "r", "Rejected")
        page.keyboard.press("s")
        before = page.locator("#card h1").inner_text()
        page.keyboard.press("j")
        expect(page.locator("#card h1")).not_to_have_text(before)
        page.keyboard.press("k")
        expect(page.locator("#card h1")).to_have_text(before)
        page.keyboard.press("?")
        expect(page.locator("#help")).to_be_visible()
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        page.keyboard.type("没有这样的字")
        expect(page.locator("#card .nothing")).to_contain_text("No finding")
        page.keyboard.press("Escape")
        page.click("#filters button[type=reset]")
        expect(page.locator("#matches")).to_have_text(total)
        page.reload()
        expect(page.locator("#progress-text")).to_contain_text("2 of ")
        assert not page.faults, page.faults
        server.send_signal(signal.SIGKILL)
        server.wait()
        page.keyboard.press("a")
        expect(page.locator("#toast")).to_contain_text("Not saved")
        page.close()
    assert sorted(entry["decision"] for entry in decisions(folder)) == ["accept", "reject"]
    with served(folder) as (address, _):
        for name, size in SIZES.items():
            page = open_page(browser, address + "#5", size)
            expect(page.locator("#progress-text")).to_contain_text("2 of ")
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= size[0], f"{name}: {width} wide"
            shoot(page, shots, name)
            if name == "narrow":
                choose_in_the_list(page)
            page.close()


def choose_in_the_list(page):
    """On a narrow screen the list lies over the page until a finding is chosen."""
    page.click("#toggle")
    expect(page.locator(".row[aria-selected=true]")).to_be_visible()
    page.select_option("#rule", label="caption")
    expect(page.locator("#list")).to_be_visible()
    page.locator(".row").nth(1).click()
    expect(page.locator("#list")).to_be_hidden()
    expect(page.locator("#card code").first).to_have_text("caption")


def apply_and_restore(folder):
    """What was decided in the browser becomes pages, and the sources come back."""
    out, back = folder.parent / "out", folder.parent / "back"
    subprocess.run([GALLEY, "apply", str(folder), "-o", str(out)], check=True)
    sources = {file.name: file.read_bytes() for file in folder.glob("*.txt")}
    changed = [name for name, source in sources.items() if (out / name).read_bytes() != source]
    assert len(changed) == 1, changed
    subprocess.run([GALLEY, "restore", str(out), "-o", str(back)], check=True)
    assert {file.name: file.read_bytes() for file in back.glob("*.txt")} == sources


def other_sites(browser, folder):
    """A page of another origin learns nothing and decides nothing."""
    with served(folder) as (address, _):
        page = browser.new_page()
        page.set_content("<p>another site</p>")
        answer = page.evaluate(
            """async (address) => {
              const tries = [fetch(address + "batch.json"), fetch(address + "decide", { method: "POST", body: "[]" })];
              return (await Promise.allSettled(tries)).map(({ status }) => status);
            }""", address)
        assert answer == ["rejected", "rejected"], answer
        request = urllib.request.Request(address, headers={"Origin": "http://evil.example"})
        try:
            urllib.request.urlopen(request)
            raise AssertionError("another origin was heard")
        except urllib.error.HTTPError as error:
            assert error.code == 403
        page.close()


def hostile_page(browser, folder, shots):
    """What is hostile shows as text, and runs nothing."""
    (folder / "hostile.txt").write_text(HOSTILE, "utf-8")
    with served(folder) as (address, _):
        page = open_page(browser, address)
        assert page.title() == "Galley: review"
        expect(page.locator("#spread")).to_contain_text("<script>document.title")
        text = page.locator("#spread").inner_text()
        for shown in ["<script>document.title", "onerror=", "⟨U+202E⟩", "␦", "</script><style>", "bytes …⟩"]:
            assert shown in text, shown
        assert page.locator("#spread script, #spread img, #spread style").count() == 0
        page.keyboard.press("j")
        assert not page.faults, page.faults
        shoot(page, shots, "hostile")
        page.close()


def many_findings(browser, folder, shots):
    """Fifty thousand findings: few rows in the document, and the end is a key away."""
    line = "大家都来了,我们也来了。\n\n"
    for number in range(250):
        page = "".join(f"第{number * 200 + block}段," + line for block in range(200))
        (folder / f"{number:03}.txt").write_text(page, "utf-8")
    with served(folder) as (address, _):
        page = open_page(browser, address)
        expect(page.locator("#matches")).to_contain_text("50\u202f000")
        assert page.locator(".row").count() < 60
        page.keyboard.press("End")
        expect(page.locator("#card .where")).to_contain_text("249.txt")
        assert page.locator(".row[aria-selected=true]").count() == 1
        times = page.evaluate(
            """async () => {
              const longest = [];
              for (let step = 0; step < 30; step += 1) {
                const start = performance.now();
                list.pick(step * 1500);
                await new Promise(requestAnimationFrame);
                longest.push(performance.now() - start);
              }
              return longest.sort((a, b) => a - b);
            }""")
        print(f"50,000 findings: a frame takes {times[15]:.0f} ms, the longest {times[-1]:.0f} ms")
        page.locator("#plots summary").click()
        shoot(page, shots, "many")
        assert not page.faults, page.faults
        page.close()


def as_a_file(browser, folder):
    """The same page without a server gives the decisions out as a file that `clean` takes."""
    report = folder.parent / "review.html"
    subprocess.run([GALLEY, "review", str(folder), "--decisions", "none.jsonl", "--report", str(report)], check=True)
    page = open_page(browser, report.as_uri())
    page.select_option("#rule", label="scattered-paragraph")
    press(page, "r", "Rejected")
    page.reload()
    expect(page.locator("#progress-text")).to_contain_text("1 of ")
    with page.expect_download() as download:
        page.click("#download")
    file = folder.parent / "downloaded.jsonl"
    download.value.save_as(file)
    entry = json.loads(file.read_text("utf-8"))
    assert entry["decision"] == "reject" and entry["rule"] == "scattered-paragraph"
    subprocess.run([GALLEY, "clean", str(folder), "--decisions", str(file), "--dry-run"], check=True)
    assert not page.faults, page.faults
    page.close()


def shoot(page, shots, name):
    if shots:
        page.wait_for_timeout(500)
        page.screenshot(path=str(shots / f"{name}.png"))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--shots", type=pathlib.Path, help="a folder for screenshots")
    shots = arguments.parse_args().shots
    if shots:
        shots.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folders = [pathlib.Path(name) / part / "pages" for part in ["samples", "hostile", "many"]]
        shutil.copytree(ROOT / "samples/pages", folders[0])
        for folder in folders[1:]:
            folder.mkdir(parents=True)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        decide_and_undo(browser, folders[0], shots)
        apply_and_restore(folders[0])
        other_sites(browser, folders[0])
        as_a_file(browser, folders[0])
        hostile_page(browser, folders[1], shots)
        many_findings(browser, folders[2], shots)
        browser.close()
    print("the review in a browser: all right")


if __name__ == "__main__":
    main()
