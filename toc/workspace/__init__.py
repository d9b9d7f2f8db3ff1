"""A folder of plans as a person has it: settings files, baseline, cache, older versions, checking many plans."""
