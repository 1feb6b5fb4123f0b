"""What of a scheme its worked examples try: each figure and rule is changed alone, and the examples are run again."""
