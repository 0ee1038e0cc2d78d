"""Deploying diagrams, decisions and forms from Camunda Modeler."""
