"""The SPARQL 1.1 endpoint: questions of strangers, put to the stored graph in processes that can be ended at any time.

`endpoint.routes` mounts it and `limits` bounds it. Nothing is imported here: a worker starts with what it needs alone.
"""
