"""A run of ``peertoc validate``: one thing after the other, told as it goes, also where it was stopped."""

from __future__ import annotations

import sys
from contextlib import closing, contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, Final

from peertoc.cli.emitting import emit
from peertoc.cli.ending import Ended, ended_in_order
from peertoc.validation.baseline import Known, read_baseline
from peertoc.validation.findings import exit_code
from peertoc.validation.formats.grouping import number, told_counts
from peertoc.validation.formats.rows import STREAMED
from peertoc.validation.manners import Asked, Manners
from peertoc.validation.running.gathering import Gathering, Hearing
from peertoc.validation.running.outcome import Wanted
from peertoc.validation.running.parting import Parting
from peertoc.validation.running.sharing import Order, as_one, cores, outcomes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from peertoc.catalogue.counting import Extent
    from peertoc.cli.given import Given
    from peertoc.cli.progress import Watch
    from peertoc.cli.session import Session
    from peertoc.validation import Findings
    from peertoc.validation.running.outcome import Outcome

#: Written for people, who are shown no more than --max-findings; the names of all files stand in the others.
_SHORT: Final = ("text", "concise", "github", "markdown")
_NAMING: Final = ("json", "sarif", "junit")
_BEHIND: Final = ("sarif", "turtle")
#: Ctrl-C is to end the run within a second, so that long may be spent on saying how much there was.
_MOMENT: Final = 0.3
#: A file from so many bytes on is told of in MB.
_LARGE: Final = 2**20


class Run:
    """Check what is given as it was asked for, and write findings as they come where the format has rows."""

    def __init__(self, session: Session, style: str, output: str, options: dict[str, Any]) -> None:
        self._session = session
        self._output = output
        self._options = options
        self._streamed = style in STREAMED
        earlier = options["baseline"]
        known = Known(read_baseline(earlier)) if earlier else None
        most = options["max_findings"] if style in _SHORT else 0
        whole = known is not None  # what is known is left out here, so that findings are wanted, and all
        self._wanted = Wanted(
            rows=style if self._streamed and not whole else "",
            most=0 if whole else most,
            behind=style in _BEHIND,
        )
        self._gathering = Gathering(
            most=most,
            rows=style if self._streamed else "",
            names=style in _NAMING,
            known=known,
        )

    @property
    def left(self) -> list[tuple[str, bool]]:
        """Tell which checks another engine has run."""
        return sorted(self._gathering.left.items())

    def findings(self, given: Given) -> Findings:
        """Check what was given. Ends the command when it is stopped, and where nobody reads any more."""
        done = size = 0
        with ended_in_order(), self._writing() as write, self._watching(given) as watch:
            self._gathering.listen(self._hearing(watch), write)
            try:
                with self._outcomes(given, watch) as come:
                    for outcome in come:
                        done += outcome.state == "passed" if self._options["together"] else outcome.is_whole
                        size += outcome.size
                        self._gathering.take(outcome)
                        watch.take(outcome)
            except KeyboardInterrupt as fault:
                watch.clear()
                self._session.note(self._stopped(done, size, given))
                raise SystemExit(fault.code if isinstance(fault, Ended) else 130) from None
            return self._gathering.end(self._session.today)

    @contextmanager
    def _outcomes(self, given: Given, watch: Watch) -> Iterator[Iterator[Outcome]]:
        options, session = self._options, self._session
        jobs = options["jobs"] or 0
        asked = Asked(
            select=options["select"],
            ignore=options["ignore"],
            shapes=options["shapes"],
            lang=session.asked_lang,
            today=session.today,
            audience=options["audience"] or "",
            seconds=options["timeout"],
            engine=options["engine"],
        )
        order = Order(asked, self._wanted)

        def note(text: str) -> None:
            watch.clear()
            session.note(text)

        if options["together"]:
            yield as_one(order, given.entries(note))
            return
        parting = Parting(Manners(asked).of, self._session.detail, watch.look, jobs or cores())
        # What parts are read from goes away when all are done, or when the run is stopped.
        with (
            closing(parting.entries(given.entries(note))) as entries,
            outcomes(order, entries, jobs) as found,
        ):
            yield found

    @contextmanager
    def _writing(self) -> Iterator[Callable[[str], None]]:
        """Give what writes rows: to standard output as they come, to a file all or nothing."""
        if not self._streamed:
            yield lambda _: None
        elif self._output == "-":
            yield self._print
        else:
            from peertoc.cli.session import named
            from peertoc.writing import open_whole

            with open_whole(named(self._output)) as stream:

                def keep(rows: str) -> None:
                    stream.write(rows.encode("utf-8", "backslashreplace"))

                yield keep
            self._session.note(f"written to {self._output}")

    def _print(self, rows: str) -> None:
        if not emit(sys.stdout, rows):
            raise SystemExit(exit_code(self._gathering.tally, self._options["fail_on"]))

    def _watching(self, given: Given) -> AbstractContextManager[Watch]:
        """Show on a terminal how far the run has come, unless the findings run through it."""
        from peertoc.cli.progress import Unwatched, watching

        in_the_way = self._streamed and self._output == "-" and sys.stdout.isatty()
        if self._session.quiet or in_the_way or not sys.stderr.isatty():
            return nullcontext(Unwatched())
        return watching(given)

    def _hearing(self, watch: Watch) -> Hearing:
        session = self._session

        def skipped(name: str) -> None:
            watch.clear()
            session.note(f"{name}: skipped, it describes no initiative")

        def fault(what: Any) -> None:
            watch.clear()
            session.fault(what)

        return Hearing(skipped, fault, session.detail)

    def _stopped(self, done: int, size: int, given: Given) -> str:
        """Say how far the run came."""
        given.count(_MOMENT)
        far = _far(done, size, given.extent)
        if self._options["together"] and not self._gathering.tally.files:
            return f"Stopped after reading {far}: nothing was checked, since --together checks all at once."
        if not done and not size:
            return f"Stopped after {far}: nothing was checked."
        found = told_counts(self._gathering.tally)
        so_far = ", ".join(number(count, kind) for kind, count in found) or "nothing found"
        return f"Stopped after {far}: {so_far} so far; the rest was not checked."


def _far(done: int, size: int, extent: Extent) -> str:
    """Say how much is done, and of how much: of one large file by its size."""
    of = "about" if extent.whole else "more than"
    if not done and (size or (extent.files == 1 and extent.bytes >= _LARGE)):
        every = f" of {of} {extent.bytes / 2**20:,.0f}" if extent.bytes > size else ""
        return f"{size / 2**20:,.0f}{every} MB"
    if not done and extent.whole and extent.files == 1:
        return "0 of 1 file"
    every = f" of {of} {extent.files:,}" if extent.files > done else ""
    return f"{done:,}{every} {'file' if not every and done == 1 else 'files'}"
