"""Pictures of a plan: a view composes a scene (positions by Graphviz), a writer turns the scene into a file."""
