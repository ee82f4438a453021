"""Who was taken from where to where: word classes, roles of places, votes, models."""
