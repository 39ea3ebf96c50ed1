"""SARIF as its schema has it, by models that were generated from the whole schema, and as GitHub takes it.

The models are those of the last draft but one, which had `state` where the standard has `status`; else they are the same.

The limits are those of https://docs.github.com/en/code-security/code-scanning (SARIF support), for one file."""

import gzip
import json
import shutil

from conftest import RIGHT, SAMPLES, WRONG
from fluidattacks_core.sarif import SarifLog


def check(path) -> dict:
    """What the file holds, if it is right."""
    data = path.read_bytes()
    draft = json.loads(data)
    for run in draft["runs"]:
        for suppression in [entry for result in run["results"] for entry in result["suppressions"]]:
            suppression["state"] = suppression.pop("status")
    SarifLog.model_validate(draft)
    assert len(gzip.compress(data)) <= 10_000_000
    log = json.loads(data)
    assert len(log["runs"]) <= 20
    for run in log["runs"]:
        rules = run["tool"]["driver"]["rules"]
        assert len(rules) <= 25_000 and len({rule["id"] for rule in rules}) == len(rules)
        assert all(len(rule["properties"]["tags"]) <= 20 for rule in rules)
        assert len(run["results"]) <= 25_000
        for result in run["results"]:
            assert result["ruleId"] in {rule["id"] for rule in rules}
            assert 1 <= len(result["locations"]) <= 1000
            assert all(result["partialFingerprints"].values())
            for location in result["locations"]:
                assert location["physicalLocation"]["artifactLocation"]["uri"]
    return log


def test_everything_that_may_stand_in_it(galley, tmp_path):
    shutil.copytree(SAMPLES, tmp_path / "pages")
    (tmp_path / "known.txt").write_text(WRONG)
    galley("lint", "known.txt", "--write-baseline", "known.jsonl", status=0)
    (tmp_path / "pages/commented page.txt").write_text("<!-- galley-ignore halfwidth-punctuation: so printed -->\n" + WRONG)
    (tmp_path / "pages/lines.jsonl").write_text(json.dumps({"id": "one", "text": WRONG}) + "\n")
    (tmp_path / "pages/damaged.txt").write_bytes(b"\xff")
    (tmp_path / "pages/signs.txt").write_text("他们来了,[我们](也)来了\\,好\u202e。\n")
    found = galley("lint", "pages", "--format", "jsonl", status=2).stdout
    rejected = next(line for line in map(json.loads, found.splitlines()) if line["rule"] == "scattered-paragraph")
    decision = {key: rejected[key] for key in ("fingerprint", "rule", "path")} | {
        "decision": "reject", "when": "2026-11-21T14:05:00Z", "reason": "so printed"}
    (tmp_path / "decisions.jsonl").write_text(json.dumps(decision) + "\n")
    galley(
        "lint", "pages", "known.txt", "--baseline", "known.jsonl", "--decisions", "decisions.jsonl",
        "--format", "sarif:all.sarif", status=2)
    run = check(tmp_path / "all.sarif")["runs"][0]
    results = run["results"]
    kinds = {(entry["kind"], entry["justification"]) for result in results for entry in result["suppressions"]}
    assert kinds == {("external", "in the baseline"), ("external", "so printed"), ("inSource", "so printed")}
    for member in ("fixes", "relatedLocations"):
        assert any(member in result for result in results)
    assert any("logicalLocations" in result["locations"][0] for result in results)
    assert run["invocations"][0]["toolExecutionNotifications"][0]["level"] == "error"
    assert all(rule["help"]["markdown"] for rule in run["tool"]["driver"]["rules"])


def test_no_findings(galley, tmp_path):
    (tmp_path / "right.txt").write_text(RIGHT)
    galley("lint", "right.txt", "--format", "sarif:none.sarif", status=0)
    assert check(tmp_path / "none.sarif")["runs"][0]["results"] == []


def test_more_findings_than_github_takes(galley, tmp_path):
    (tmp_path / "big").mkdir()
    for page in range(40):
        lines = [f"渡口第{line}次开船,村里人都来了。\n" for line in range(page * 1500, page * 1500 + 1500)]
        (tmp_path / f"big/{page}.txt").write_text("\n".join(lines))
    rules = "halfwidth-punctuation"
    galley("lint", "big", "--select", rules, "--format", "sarif:big.sarif", "--format", "jsonl:big.jsonl", status=0)
    assert len((tmp_path / "big.jsonl").read_text().splitlines()) == 60_000
    log = check(tmp_path / "big.sarif")
    assert len(log["runs"][0]["results"]) == 25_000
    notes = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert [note["message"]["text"][:6] for note in notes] == ["35000 "]
