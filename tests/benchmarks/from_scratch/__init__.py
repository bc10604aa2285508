"""What the pre-training is worth: fine-tuning against training from scratch in equal time."""
