"""Stands in for the builder of packages while texts are fetched: nothing of theirs is run."""
