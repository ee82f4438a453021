"""Who was taken from where to where: word classes, roles of places, discourse, and the votes on flows."""
