"""Backups: the whole store in one SQLite file, and back."""
