"""Settings files: which one holds for a plan, what stands in it, and what is wrong with it.

    folder ─ files ─▶ SettingsFile ─ reading ─▶ Layer (one for each file, one for the command line) ─ layers ─▶ Settings

Nothing here is imported where there is no settings file and no option that chooses rules, except `files`.
"""
