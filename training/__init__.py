"""From treebanks to `languages/<code>/model`: `python -m training.train fr --data DIR`."""
