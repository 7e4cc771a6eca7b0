"""Pages to work in: served to browsers of this machine, from an open workspace, and to nobody else."""
