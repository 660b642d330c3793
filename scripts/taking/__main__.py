"""Write ``registries/``; with ``--check``, only say which files are not what the copies give."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.taking import taken

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "registries"


def main() -> int:
    """Write the tables, or compare them; 1 where one differs, 2 where there is nothing to take from."""
    parser = argparse.ArgumentParser(prog="scripts/registries", description="Writes registries/ anew.")
    parser.add_argument("--check", action="store_true", help="write nothing; say which files differ")
    asked = parser.parse_args()
    if not SHARED.is_dir():
        print("There is no ../shared/registries to take anything from.", file=sys.stderr)
        return 2
    differing = [
        (ROOT / "registries" / path, text)
        for path, text in taken(SHARED).items()
        if not _same(ROOT / "registries" / path, text)
    ]
    for path, text in differing:
        print(path.relative_to(ROOT), "differs" if asked.check else "is written anew")
        if not asked.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return int(asked.check and bool(differing))


def _same(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()


if __name__ == "__main__":
    raise SystemExit(main())
