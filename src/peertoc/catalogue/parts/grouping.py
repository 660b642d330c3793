"""Groups of things that are known by small numbers."""

from __future__ import annotations

from array import array


class Groups:
    """Join things into groups; each group goes by one of its members. That takes 12 bytes for each thing."""

    def __init__(self, count: int) -> None:
        self._above = array("I", range(count))
        #: How large each thing is. Once they are settled, a group has the size of all that is in it.
        self.sizes = array("Q", [0]) * count

    def group(self, member: int) -> int:
        """Give the member by which a group goes."""
        above = self._above
        while (next_above := above[member]) != member:
            above[member] = above[next_above]
            member = above[member]
        return member

    def join(self, one: int, other: int, most: int | None = None) -> None:
        """Make two groups one, unless it would be larger than ``most``; for that they have to be settled."""
        one, other = self.group(one), self.group(other)
        if one != other and (most is None or self.sizes[one] + self.sizes[other] <= most):
            self._above[other] = one
            self.sizes[one] += self.sizes[other]
            self.sizes[other] = 0

    def settle(self) -> None:
        """Let each group have the size of all that was counted for its members."""
        for member in range(len(self._above)):
            group = self.group(member)
            if group != member:
                self.sizes[group] += self.sizes[member]
                self.sizes[member] = 0
