"""What conditions, gates and payments come to, said a second time in the plainest way: nothing here is generated."""
