"""Validate with pyshifty, without rdflib: DATA SHAPES, both Turtle; the report goes to standard output."""

import sys

from shifty._shifty import PreparedValidator

data, shapes = sys.argv[1:]
prepared = PreparedValidator(shapes_path=shapes, base="https://example.org/")
result = prepared.validate_w3c(data_path=data, graph_mode="data", run_infer=False)
for diagnostic in (*prepared.diagnostics, *result.diagnostics):
    print(diagnostic, file=sys.stderr)
sys.stdout.write(result.report_turtle)
