"""When a plan asks something of somebody: every date of a plan as a moment, for an agenda and for a meeting."""
