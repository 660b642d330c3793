"""Validate with pyrudof: DATA SHAPES as arguments, both Turtle; the report goes to standard output."""

import sys
from pathlib import Path

import pyrudof

data, shapes = map(Path, sys.argv[1:])
rudof = pyrudof.Rudof(pyrudof.RudofConfig())
rudof.read_data(data, reader_mode=pyrudof.ReaderMode.Strict)
rudof.read_shacl(shapes)
rudof.validate_shacl()
sys.stdout.write(rudof.serialize_shacl_validation_results(pyrudof.ResultShaclValidationFormat.Turtle))
