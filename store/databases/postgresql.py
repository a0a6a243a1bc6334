"""What only PostgreSQL needs: its driver's name, a lock around writing, an advisory lock for the daemon."""
