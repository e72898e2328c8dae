"""What a checkout needs around it: the Python environments and the system packages of its tests."""
