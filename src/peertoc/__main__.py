"""Run ``python -m peertoc``."""

from peertoc.cli import main

main()
