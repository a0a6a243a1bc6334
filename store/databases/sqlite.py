"""What only SQLite needs: a private file, immediate transactions, write-ahead logging, a lock file."""
