"""What must hold of the shape of the code itself."""
