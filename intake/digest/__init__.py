"""What the staff are told once a day, and its sending."""
