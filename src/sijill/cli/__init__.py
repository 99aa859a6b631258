"""The commands. Each module holds one group of them; what takes long to load is loaded inside a command."""
