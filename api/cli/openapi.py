"""`dingdian openapi`: print an OpenAPI document; from that of the web app its types are generated."""

from __future__ import annotations

import argparse
import json

from api.openapi import camunda_document, openapi_document


def configure(parser: argparse.ArgumentParser) -> None:
    """One flag."""
    parser.add_argument(
        "--camunda", action="store_true", help="the interface for Camunda's clients (/v2) instead of the web app's"
    )


def run(options: argparse.Namespace) -> int:
    """Print JSON to stdout; needs no database."""
    print(json.dumps(camunda_document() if options.camunda else openapi_document(), ensure_ascii=False, indent=2))
    return 0
