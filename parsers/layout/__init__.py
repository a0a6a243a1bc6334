"""Words -> lines -> blocks, columns, tables, reading order."""
