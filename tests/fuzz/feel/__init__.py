"""Differential fuzzing of `engine.feel` against feelin, the FEEL of Camunda Modeler, in Node.

`python -m tests.fuzz.feel --count 20000 --seed 1` generates typed expressions, evaluates each with both engines, and
minimises every disagreement. A disagreement that `differences.yaml` does not list fails the run.
"""
