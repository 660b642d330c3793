"""The identifiers of the open world: what they look like, their check digits, and one form for each."""

from __future__ import annotations

from peertoc.linking.identifiers.addresses import Identifier, canonical, identify
from peertoc.linking.identifiers.schemes import Scheme

__all__ = ["Identifier", "Scheme", "canonical", "identify"]
