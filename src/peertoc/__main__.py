"""Run ``peertoc``, or ``python -m peertoc``."""

import gc
import sys

# Nearly all that a command makes stays until it ends: to look for garbage often is lost time.
_SELDOM = 100_000


def run() -> None:
    """Run the command line; Ctrl-C ends it quietly, also while it is still being loaded."""
    gc.set_threshold(_SELDOM)
    try:
        from peertoc.cli import main

        main()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run()
