"""The poverty standard of a made-up province."""
