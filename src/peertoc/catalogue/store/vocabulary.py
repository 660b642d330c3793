"""The vocabulary that lies beside the sources in every store, to be joined with."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING, Final

from peertoc.catalogue.document import vocabulary_documents
from peertoc.resources import vocabulary_files
from peertoc.vocabulary import ROOT

if TYPE_CHECKING:
    from pyoxigraph import Triple

GRAPH: Final = ROOT


@cache
def vocabulary_sha256() -> str:
    """Give the SHA-256 of the files of the vocabulary, in their order."""
    digest = hashlib.sha256()
    for path in vocabulary_files():
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def vocabulary_triples() -> tuple[Triple, ...]:
    """Give the statements of all files of the vocabulary."""
    return tuple(triple for document in vocabulary_documents() for triple in document.triples)
