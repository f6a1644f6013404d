"""Speakers: whom a name, a noun, a pronoun or a document beside a verb of saying stands for."""
