"""The Camunda 8 dialect: safe XML, strict lint, and the compiler from a diagram to a frozen definition."""

from engine.dialect.compiler import compile_bpmn

__all__ = ["compile_bpmn"]
