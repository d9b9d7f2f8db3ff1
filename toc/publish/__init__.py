"""What people take to a meeting: tables, documents, the report, advice, calendars, the page."""
