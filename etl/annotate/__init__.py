"""Marks in passages: sentences, places, dates, quantities, actors."""
