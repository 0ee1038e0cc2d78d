"""The Camunda interface, through HTTP."""
