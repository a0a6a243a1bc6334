"""Messages in files: .eml, mbox, Maildir. Only ever read."""
