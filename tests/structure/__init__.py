"""What holds of the code as a whole: its floors, its sizes, and that nothing decides by text that it made itself."""
