"""What the faces share: the questions they ask of a store, and how answers are put into words and marked up."""
