"""The office's commands, a module a subject: each adds its commands to the command line and runs them."""
