"""The register in a browser: pages for reading, made on the server, that need no script."""
