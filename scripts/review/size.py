"""Fifty thousand findings."""

from playwright.sync_api import expect

from browser import open_page, served, shoot

# What one sees of it: the time from a key to the next frame, from one end of the list to the other.
FRAMES = """async () => {
  const times = [];
  for (let step = 0; step < 30; step += 1) {
    const start = performance.now();
    list.pick(step * 1500);
    await new Promise(requestAnimationFrame);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}"""


def many_findings(browser, folder, shots):
    """Few rows are in the document, and the end is a key away."""
    folder.mkdir(parents=True)
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
        times = page.evaluate(FRAMES)
        print(f"50,000 findings: a frame takes {times[15]:.0f} ms, the longest {times[-1]:.0f} ms")
        page.locator("#plots summary").click()
        shoot(page, shots, "many")
        all_at_once(page)
        assert not page.faults, page.faults
        page.close()


def all_at_once(page):
    """All of them are accepted by one key, and undone by another."""
    page.once("dialog", lambda dialog: dialog.accept())
    page.keyboard.press("Shift+A")
    expect(page.locator("#progress-text")).to_have_text("50\u202f000 of 50\u202f000 decided", timeout=30_000)
    page.keyboard.press("u")
    expect(page.locator("#progress-text")).to_have_text("0 of 50\u202f000 decided", timeout=30_000)
