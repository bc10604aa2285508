"""How fluid the viewer is on stacks larger than memory, and beside a fine-tuning."""
