"""A random grammar of delegations: letters that nobody wrote, with what they say, word for word."""
