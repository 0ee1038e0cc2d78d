"""Element templates for Camunda Modeler, generated from the catalogue of job types."""
