"""Groups of numbers that hang together."""

from __future__ import annotations


class Joined:
    """Join numbers into groups; each group goes by one of its members."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def group(self, member: int) -> int:
        """Give the member by which a group goes."""
        above = self._above
        top = member
        while (higher := above.get(top, top)) != top:
            top = higher
        while member != top:
            above[member], member = top, above.get(member, top)
        return top

    def join(self, one: int, other: int) -> None:
        """Make two groups one."""
        one, other = self.group(one), self.group(other)
        if one != other:
            self._above[other] = one
