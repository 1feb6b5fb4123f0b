"""What is judged beside the money: targets, providers, evidence, and whether a service suits."""
