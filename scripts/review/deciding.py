"""A person decides, by keys alone, until the decisions are pages."""

import json
import signal

from playwright.sync_api import expect

from browser import decisions, galley, open_page, press, samples, save, served, shoot, words

SIZES = {"light": (1440, 900, "light"), "dark": (1440, 900, "dark"), "narrow": (400, 860, "light"), "4k": (3840, 2160, "light")}
JOIN = "scattered-paragraph"


def by_keys(browser, folder, shots):
    """Filters, accepts, rejects, edits, undoes, all by keys; reloads, kills the server, opens again; applies and restores."""
    samples(folder)
    with served(folder) as (address, server):
        page = open_page(browser, address)
        total = page.locator("#matches").inner_text()
        page.keyboard.press("f")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.type(JOIN)
        page.keyboard.press("Escape")
        expect(page.locator("#matches")).not_to_have_text(total)
        expect(page.locator("#card code").first).to_have_text(JOIN)
        expect(page.locator(".evidence li").first).to_contain_text("the first piece ends")
        expect(page.locator("#links .way")).to_have_count(1)
        expect(page.locator(".seam-here")).to_have_count(1)
        press(page, "a", "Accepted")
        press(page, "r", "Rejected")
        assert words(folder) == ["accept", "reject"]
        page.keyboard.press("e")
        page.fill("#own-text", "由人写的一段。")
        page.fill("#own-reason", "底本如此")
        save(page)
        edit = next(entry for entry in decisions(folder) if entry["decision"] == "edit")
        assert (edit["text"], edit["reason"]) == ("由人写的一段。", "底本如此")
        press(page, "u", "Undone")
        page.keyboard.press("t")
        page.locator("#own-target").select_option(index=0)
        save(page)
        edit = next(entry for entry in decisions(folder) if entry["decision"] == "edit")
        assert len(edit["target"]) == 16 and "text" not in edit
        press(page, "u", "Undone")
        press(page, "u", "Undone")
        assert words(folder) == ["accept"]
        page.keyboard.press("w")
        page.keyboard.type("另一篇的文字")
        save(page, "Rejected")
        assert [entry["reason"] for entry in decisions(folder) if entry["decision"] == "reject"] == ["另一篇的文字"]
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
        page.keyboard.press("Enter")
        page.click("#filters button[type=reset]")
        expect(page.locator("#card h1")).to_be_visible()
        page.reload()
        expect(page.locator("#progress-text")).to_contain_text("2 of ")
        assert not page.faults, page.faults
        server.send_signal(signal.SIGKILL)
        server.wait()
        page.keyboard.press("a")
        expect(page.locator("#toast")).to_contain_text("Not saved")
        page.close()
    assert words(folder) == ["accept", "reject"]
    accepted = next(entry["fingerprint"] for entry in decisions(folder) if entry["decision"] == "accept")
    with served(folder) as (address, _):
        for name, size in SIZES.items():
            page = open_page(browser, f"{address}#{accepted}", size)
            expect(page.locator("#progress-text")).to_contain_text("2 of ")
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= size[0], f"{name}: {width} wide"
            shoot(page, shots, name)
            if name == "narrow":
                choose_in_the_list(page)
            page.close()
    apply_and_restore(folder)


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
    galley("apply", folder, "-o", out)
    sources = {file.name: file.read_bytes() for file in folder.glob("*.txt")}
    changed = [name for name, source in sources.items() if (out / name).read_bytes() != source]
    assert len(changed) == 1, changed
    galley("restore", out, "-o", back)
    assert {file.name: file.read_bytes() for file in back.glob("*.txt")} == sources


def as_a_file(browser, folder):
    """The same page without a server gives the decisions out as a file that `clean` takes."""
    samples(folder)
    report = folder.parent / "review.html"
    galley("review", folder, "--decisions", "none.jsonl", "--report", report)
    page = open_page(browser, report.as_uri())
    expect(page.locator(".views")).to_have_text("as the run made it")
    page.select_option("#rule", label=JOIN)
    press(page, "r", "Rejected")
    page.keyboard.press("e")
    page.fill("#own-text", "由人写的一段。")
    save(page)
    expect(page.locator(".will .own")).to_have_text("由人写的一段。")
    page.reload()
    expect(page.locator("#progress-text")).to_contain_text("2 of ")
    with page.expect_download() as download:
        page.click("#download")
    file = folder.parent / "downloaded.jsonl"
    download.value.save_as(file)
    entries = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert sorted((entry["decision"], entry["rule"]) for entry in entries) == [("edit", JOIN), ("reject", JOIN)]
    galley("clean", folder, "--decisions", file, "--dry-run")
    assert not page.faults, page.faults
    page.close()
