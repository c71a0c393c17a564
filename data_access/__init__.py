"""The store: tables, queries, imports. Imports nothing of the dashboard."""
