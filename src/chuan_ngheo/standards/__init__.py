"""The law: standards as data, their strict reader, and the registry that finds them."""
