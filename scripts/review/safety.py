"""What others try, and what pages try: neither does anything."""

import urllib.error
import urllib.request

from playwright.sync_api import expect

from browser import galley, open_page, samples, served, shoot

# Nothing of this may run, hide or reorder what stands around it.
HOSTILE = (
    "<script>document.title = 'taken'</script><img src=x onerror=\"document.title = 'taken'\">,大家都来了。\n\n"
    "价格是\u202e元三十\u202c,大家都走了。\n\n"
    "名" + "\u0301" * 5000 + "字,在这里。\n\n"
    "</script><style>* { display: none }</style>,还在。\n\n"
    + "很长的一行没有尽头," * 35_000 + "\n"
)
SHOWN = ["<script>document.title", "onerror=", "⟨U+202E⟩", "⟨…⟩", "</script><style>", "bytes …⟩"]


def other_sites(browser, folder):
    """A page of another origin learns nothing and decides nothing; nor does who has no token, or names a file."""
    samples(folder)
    with served(folder) as (address, _):
        page = browser.new_page()
        page.set_content("<p>another site</p>")
        answer = page.evaluate(
            """async (address) => {
              const tries = [fetch(address + "batch.json"), fetch(address + "decide", { method: "POST", body: "[]" })];
              return (await Promise.allSettled(tries)).map(({ status }) => status);
            }""", address)
        assert answer == ["rejected", "rejected"], answer
        page.close()
        site = address.rsplit("/", 2)[0]
        token = address.rsplit("/", 2)[1]
        assert status(urllib.request.Request(address)) == 200
        assert status(urllib.request.Request(address, headers={"Origin": "http://evil.example"})) == 403
        assert status(urllib.request.Request(address, headers={"Host": "evil.example"})) == 403
        for path in ["/", "/batch.json", f"/{token[::-1]}/", f"/{token[:-1]}/", "/../../etc/passwd"]:
            assert status(urllib.request.Request(site + path)) == 403, path
        for name in ["../01-two-streets.txt", "01-two-streets.txt", "page.json?../a", "clean.json?99", "%2e%2e%2fetc%2fpasswd"]:
            assert status(urllib.request.Request(address + name)) == 404, name


def status(request):
    try:
        return urllib.request.urlopen(request).status
    except urllib.error.HTTPError as error:
        return error.code


def hostile_page(browser, folder, shots):
    """What is hostile shows as text and runs nothing: with a server, and as a file."""
    folder.mkdir(parents=True)
    (folder / "hostile.txt").write_text(HOSTILE, "utf-8")
    report = folder.parent / "hostile.html"
    galley("review", folder, "--report", report)
    with served(folder) as (address, _):
        for where in [report.as_uri(), address]:
            page = open_page(browser, where)
            assert page.title() == "Galley: review"
            expect(page.locator("#spread")).to_contain_text("<script>document.title")
            text = page.locator("#spread").inner_text()
            for shown in SHOWN:
                assert shown in text, shown
            assert page.locator("#spread script, #spread img, #spread style").count() == 0
            page.keyboard.press("j")
            shoot(page, shots, "hostile")
            assert page.title() == "Galley: review"
            assert not page.faults, page.faults
            page.close()


def ten_megabytes_of_one_line(browser, folder, shots):
    """Where the limits are raised, such a page is shown by its ends, and can be decided about."""
    folder.mkdir(parents=True)
    (folder / "rules.json").write_text('{ "limits": { "pageBytes": 20000000, "lineBytes": 20000000 } }\n', "utf-8")
    source = "很长的一行没有尽头," * 370_000 + "\n"
    (folder / "long.txt").write_text(source, "utf-8")
    assert len(source.encode()) > 10_000_000
    with served(folder) as (address, _):
        page = open_page(browser, address)
        expect(page.locator("#spread")).to_contain_text("bytes …⟩")
        assert len(page.locator("#spread").inner_text()) < 100_000
        page.keyboard.press("r")
        expect(page.locator("#toast")).to_contain_text("Rejected")
        expect(page.locator(".will .written")).to_have_count(0)
        shoot(page, shots, "ten-megabytes")
        assert not page.faults, page.faults
        page.close()
