"""What the words say of time and quantity, beside who says it."""
