"""Whether the pinned packages have known holes, and an honest word when nobody could be asked."""

import json
import subprocess

from launch.clone import PYTHON, ROOT, child_environment

SECONDS_AT_MOST = 120


def known_vulnerabilities(files: list[str]) -> tuple[bool, str]:
    """Ask the advisory source about every pinned package; give whether a hole is known, and what to say."""
    words = [
        PYTHON,
        "-m",
        "pip_audit",
        "--disable-pip",
        "--require-hashes",
        "--format=json",
        "--timeout=15",
        "--progress-spinner=off",
    ]
    for file in files:
        words += ["--requirement", ROOT / file]
    try:
        asked = subprocess.run(
            words,
            cwd=ROOT,
            env=child_environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS_AT_MOST,
        )
    except subprocess.TimeoutExpired:
        return False, f"not checked (the advisory source did not answer within {SECONDS_AT_MOST} s)"
    return verdict(asked.stdout)


def verdict(report: str) -> tuple[bool, str]:
    """Read the auditor's JSON. It calls a package it could not look up clean: count what was really looked up."""
    try:
        packages = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return False, "not checked (the advisory source cannot be reached)"
    holes = [
        f"{package['name']} {package['version']}: {hole['id']}"
        for package in packages
        for hole in package.get("vulns", [])
    ]
    if holes:
        return True, f"FAILED. Raise these in requirements*.in and lock again: {'; '.join(holes)}"
    looked_up = [package for package in packages if "skip_reason" not in package]
    if not looked_up:
        return False, "not checked (the advisory source knows none of our packages)"
    if len(looked_up) < len(packages):
        return (
            False,
            f"no known hole in {len(looked_up)} of {len(packages)}; not checked: {len(packages) - len(looked_up)}",
        )
    return False, f"no known hole in any of {len(packages)}"
