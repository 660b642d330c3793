"""The columns of a table: which SSSOM has, in its order, and which of them peertoc reads and writes."""

from __future__ import annotations

from typing import Final

REQUIRED: Final = ("subject_id", "predicate_id", "object_id", "mapping_justification")

#: Every slot of a mapping, in the order in which a canonical table has them.
ORDER: Final = (
    "record_id", "subject_id", "subject_label", "subject_category", "predicate_id", "predicate_label",
    "predicate_modifier", "object_id", "object_label", "object_category", "mapping_justification",
    "author_id", "author_label", "reviewer_id", "reviewer_label", "creator_id", "creator_label", "license",
    "subject_type", "subject_source", "subject_source_version", "object_type", "object_source",
    "object_source_version", "predicate_type", "mapping_provider", "mapping_source", "mapping_cardinality",
    "cardinality_scope", "mapping_tool", "mapping_tool_id", "mapping_tool_version", "mapping_date",
    "publication_date", "review_date", "confidence", "curation_rule", "curation_rule_text",
    "subject_match_field", "object_match_field", "match_string", "subject_preprocessing",
    "object_preprocessing", "similarity_score", "similarity_measure", "see_also", "issue_tracker_item",
    "other", "comment",
)  # fmt: skip

#: The slots that peertoc reads and writes itself; the others are kept as they are.
OURS: Final = frozenset(
    {
        *REQUIRED,
        "subject_label",
        "predicate_modifier",
        "object_label",
        "reviewer_label",
        "object_source",
        "object_source_version",
        "mapping_date",
        "confidence",
        "other",
        "comment",
    }
)

#: Slots of ours that hold for every row where the head gives them and no column does.
SHARED: Final = ("object_source", "object_source_version", "mapping_date")
