"""The page to explore: a plan as one HTML file with every view, the full texts and the findings."""
