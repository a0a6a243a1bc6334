"""Who is named to attend, one file per way in which delegations are written."""
