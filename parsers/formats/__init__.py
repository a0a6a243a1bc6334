"""One file per file format: bytes -> Document, containers -> leaves."""
