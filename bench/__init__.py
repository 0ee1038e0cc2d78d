"""Side-by-side benchmarks. Each prints `name: value` lines; a figure is a ratio against a peer in the same run."""
