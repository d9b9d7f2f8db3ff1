"""What people take to a meeting: the tables of a plan, and a writer for each kind of file."""
