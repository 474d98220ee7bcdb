"""Where the real content stands, and what of it the contracts go through one by one."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
GUIDES = ROOT / "guides"
SAMPLES = GUIDES / "samples"
PASTES = ROOT / "tests" / "pastes"

FOREIGN = "not-claude"
UNCLEAR = "unclear"

GUIDE_PATHS = sorted(
    path
    for path in GUIDES.rglob("*.md")
    if path.relative_to(GUIDES).parts[0] not in {"samples", "reference", "tables"}
)
SLUGS = [path.stem for path in GUIDE_PATHS]
PASTE_PATHS = sorted(PASTES.glob("*/*.txt"))


def name(path: Path) -> str:
    """A path as the id of a test."""
    return path.relative_to(ROOT).as_posix()
