"""Write the pages of ``docs/``; with ``--check``, only say which are out of date."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.pages import left_over, pages, stale, write

DOCS = Path(__file__).resolve().parents[2] / "docs"


def main() -> int:
    """Write the pages, or compare them; 1 where one is not as it would be written."""
    parser = argparse.ArgumentParser(
        prog="scripts/docs", description="Writes the pages of docs/ from the data."
    )
    parser.add_argument("--check", action="store_true", help="write nothing; say which pages are out of date")
    asked = parser.parse_args()
    changed, gone = stale(DOCS), left_over(DOCS)
    if not asked.check:
        write(DOCS)
        print(f"{len(pages())} pages in docs/: {len(changed)} written anew, {len(gone)} removed")
        return 0
    for path in changed:
        print(f"docs/{path} is not what the data says now", file=sys.stderr)
    for path in gone:
        print(f"docs/{path} is about something that is no more", file=sys.stderr)
    if changed or gone:
        print("Run scripts/docs, read the difference, and commit the pages.", file=sys.stderr)
    return 1 if changed or gone else 0


if __name__ == "__main__":
    raise SystemExit(main())
