"""Forms whose answers become values of the model."""
