"""Memory of this process, as Linux counts it."""

from pathlib import Path


def reset_peak() -> None:
    """Forget the peak of what went before."""
    clear = Path("/proc/self/clear_refs")
    if clear.exists():
        clear.write_text("5")


def status_mb(field: str) -> float:
    """A line of /proc/self/status in MB: "VmRSS" now, "VmHWM" at the peak. Raises LookupError."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{field}:"):
            return int(line.split()[1]) / 1024
    raise LookupError(field)
