"""What a batch is given: files, folders, patterns, archives, standard input and a manifest, each read within bounds."""
