"""One file per engine: pixels -> words with boxes and confidence."""
