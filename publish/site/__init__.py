"""The site: pages, linked data and an API over the stored graph, from one process and without any other server."""
