"""Jobs for workers outside: taken by type, then completed, failed, or answered with a BPMN error."""
