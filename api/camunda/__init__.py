"""The subset of the Camunda 8 REST API that Camunda Modeler and the official SDKs use, under `/v2`."""
