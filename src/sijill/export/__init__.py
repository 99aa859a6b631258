"""What is taken out of a store: JSON Lines and CSV, as the import contract lists the fields."""
