"""Where parsing runs: confined child processes on this host."""
