"""Speed against other SHACL engines: data made on the spot, one run, told in docs/performance.md."""
