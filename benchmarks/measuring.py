"""Run one command and say how long it took and how much memory it held: a process that is small itself.

``python -I -S measuring.py CAP OUTPUT ERRORS COMMAND…`` prints ``outcome seconds cpu kilobytes``. It is
a program of its own since Linux counts what the parent of a new process held as held by the child.
"""

from __future__ import annotations

import os
import signal
import sys
import time


def measure(cap: float, output: str, errors: str, command: list[str]) -> tuple[str, float, float, int]:
    """Run ``command``, for ``cap`` seconds at most.

    The memory is the peak of the largest process that took part; the CPU time is that of all of them.
    """
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.setsid()
        for number, path in ((1, output), (2, errors)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
        os.execvp(command[0], command)  # noqa: S606 - an engine, without a shell
    late: list[int] = []

    def stop(*_: object) -> None:
        late.append(child)
        os.killpg(child, signal.SIGKILL)

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, cap)
    _, status, used = os.wait4(child, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    seconds = time.perf_counter() - start
    outcome = "cap" if late else str(os.waitstatus_to_exitcode(status))
    return outcome, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss


if __name__ == "__main__":
    print(*measure(float(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4:]))
