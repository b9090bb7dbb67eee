"""The project's own files, as the house rules read them."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOMS = [
    *["places", "codes", "accounts", "villages", "reporting", "musyawarah", "planning", "review", "training"],
    "desa_plan",
]
NOT_OURS = {".git", ".venv", "var", "vendor", "node_modules", "__pycache__"}


def own_files(root: Path, *suffixes: str) -> list[Path]:
    """Give every file of the project with one of these endings (all, without any), vendored ones left out."""
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(words, cwd=root, capture_output=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        paths = [root / name for name in listed.stdout.decode().split("\0") if name]
    else:  # an unpacked archive, or a planted tree of a test
        paths = list(root.rglob("*"))
    kept = [path for path in paths if path.is_file() and not NOT_OURS & set(path.relative_to(root).parts)]
    return sorted(path for path in kept if not suffixes or path.suffix in suffixes)


def room_modules(root: Path) -> Iterator[tuple[str, tuple[str, ...], Path]]:
    """Give every Python file of a room: the room, its dotted name inside the room as parts, and the path."""
    for path in own_files(root, ".py"):
        room, *inside = path.relative_to(root).with_suffix("").parts
        if room in ROOMS and inside:
            yield room, tuple(part for part in inside if part != "__init__"), path


def imports(path: Path, root: Path) -> Iterator[tuple[int, str, bool]]:
    """Give every import of a file, also those inside functions: line, absolute dotted name, whether at module level."""
    tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    package = path.relative_to(root).with_suffix("").parts[:-1]
    at_top = {id(node) for node in tree.body}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name, id(node) in at_top
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            stem = ".".join([*base, *([node.module] if node.module else [])])
            for alias in node.names:
                yield node.lineno, f"{stem}.{alias.name}", id(node) in at_top
