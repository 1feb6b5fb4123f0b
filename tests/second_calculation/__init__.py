"""Every shipped scheme worked out a second time, from the words of its contract and with nothing of pbr's engine."""
