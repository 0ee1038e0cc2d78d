"""The official Camunda 8 SDKs against a started server."""
