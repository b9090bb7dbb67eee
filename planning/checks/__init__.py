"""The consistency checks: pure functions over facts that are loaded in a fixed number of queries.

A rule is registered with `planning.checks.registry.rule`; rooms above register their own from their `apps.ready()`.
"""
