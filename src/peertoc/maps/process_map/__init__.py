"""The process map: figure 1 of the guide, filled with an initiative."""
