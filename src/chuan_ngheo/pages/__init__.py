"""HTML for pages and notebooks: one style for light and dark ground, a frame for each, and their plainest parts."""
