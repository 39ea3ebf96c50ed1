"""The page is repaired anew after each decision."""

import re

from playwright.sync_api import expect

from browser import decisions, galley, open_page, press, samples, save, served, shoot

JOIN = "scattered-paragraph"


def the_page_as_it_will_be(browser, folder, shots):
    """After each decision the right side is what `clean`, or `apply`, writes with it."""
    samples(folder)
    name = "01-two-streets.txt"
    with served(folder / name) as (address, _):
        page = open_page(browser, address)
        compare(page, folder / name, "clean")
        page.select_option("#rule", label=JOIN)
        expect(page.locator(".seam-here")).to_have_count(1)
        total = page.locator("#progress-text").inner_text()
        for key, told in [("r", "Rejected"), ("a", "Accepted"), ("u", "Undone"), ("u", "Undone"), ("a", "Accepted")]:
            press(page, key, told)
            compare(page, folder / name, "clean")
        page.keyboard.press("k")
        page.keyboard.press("e")
        assert "针对反复出现的乱倒泔水问题" in page.locator("#own-text").input_value()
        page.fill("#own-text", "由人写的一段。")
        save(page)
        expect(page.locator(".will .own")).to_have_text("由人写的一段。")
        compare(page, folder / name, "clean")
        press(page, "r", "Rejected")
        page.keyboard.press("v")
        expect(page.locator(".views [aria-pressed=true]")).to_have_text("only accepted")
        expect(page.locator(".will .own")).to_have_text("由人写的一段。")
        compare(page, folder / name, "apply")
        page.keyboard.press("k")
        shoot(page, shots, "edited")
        page.keyboard.press("u")
        page.keyboard.press("v")
        compare(page, folder / name, "clean")
        found_later(page, folder, total)
        assert not page.faults, page.faults
        page.close()


def found_later(page, folder, total):
    """What a rejected join brings up can be decided about, and goes when the rejection is undone."""
    for _ in decisions(folder):
        press(page, "u", "Undone")
    page.keyboard.press("Home")
    expect(page.locator("#progress-text")).to_contain_text(total.split(" of ")[1])
    press(page, "r", "Rejected")
    expect(page.locator("#progress-text")).not_to_contain_text(total.split(" of ")[1])
    page.select_option("#rule", label="all")
    page.keyboard.press("/")
    page.keyboard.type("街道与区城管中")
    expect(page.locator("#matches")).to_have_text(re.compile(r"^[1-9]"))
    page.keyboard.press("Enter")
    press(page, "r", re.compile("^Rejected"))


def behind_the_scenes(browser, folder):
    """The last finding of a page leads to another page, and what its decision brought up comes into the list all the same."""
    samples(folder)
    with served(folder) as (address, _):
        page = open_page(browser, address)
        total = page.locator("#progress-text").inner_text().split(" of ")[1]
        page.select_option("#rule", label=JOIN)
        here = page.locator("#card .where").inner_text().split(":")[0]
        while page.evaluate("batch.findings.page[batch.shown[list.current + 1]] === batch.findings.page[list.finding]"):
            page.keyboard.press("j")
        press(page, "r", "Rejected")
        assert page.locator("#card .where").inner_text().split(":")[0] != here
        expect(page.locator("#progress-text")).not_to_contain_text(total)
        press(page, "u", "Undone")
        expect(page.locator("#progress-text")).to_contain_text(total)
        assert not page.faults, page.faults
        page.close()


def compare(page, file, command):
    """The blocks of the right side, those left out aside, against the page that a command writes."""
    written = galley(command, file, *(["-o", file.parent.parent / "made.txt", "-q"] if command == "apply" else []))
    if command == "apply":
        written = (file.parent.parent / "made.txt").read_bytes()
    # Captions may be written behind the paragraph that they interrupt.
    expected = sorted("".join(written.decode().split()))
    for _ in range(40):
        page.wait_for_timeout(150)
        shown = page.locator(".will[data-b]:not(.dropped) p").all_text_contents()
        if sorted("".join("".join(shown).split())) == expected:
            return
    raise AssertionError(f"{command}: the page of the review is another than the one that is written")
