"""What can happen in a neighbourhood, what it means, and what is refused; pure."""
