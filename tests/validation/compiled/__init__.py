"""The compiled engine finds what pySHACL finds."""
