"""Scene → PowerPoint: shapes, texts and connectors that a workshop can edit, not a picture of them.

`reading` reads the scene as things that are one shape on a slide, `routes` leads connectors where the picture leads its
arrows, `lettering` fits the texts in the font of the slides, the other modules write.
"""
