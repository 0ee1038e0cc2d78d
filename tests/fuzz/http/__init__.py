"""schemathesis over both OpenAPI documents: no server error, nothing but what is documented.

`DINGDIAN_FUZZ_EXAMPLES=200 .venv/bin/pytest tests/fuzz/http` looks much longer than the few examples of an ordinary run.
"""
