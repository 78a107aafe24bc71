"""Checking a standard against the law: cases that people write, and what else can be shown of its rules."""
