"""What the bot knows about a city: organizations, their services, who may come, and when they are open."""
