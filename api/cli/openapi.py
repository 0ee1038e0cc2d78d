"""`dingdian openapi`: print the OpenAPI document, from which the web app's types are generated."""

from __future__ import annotations

import argparse
import json

from api.openapi import openapi_document


def configure(parser: argparse.ArgumentParser) -> None:
    """Takes no arguments."""


def run(options: argparse.Namespace) -> int:
    """Print JSON to stdout; needs no database."""
    print(json.dumps(openapi_document(), ensure_ascii=False, indent=2))
    return 0
