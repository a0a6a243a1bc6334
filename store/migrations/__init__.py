"""Alembic migrations, run from code."""
