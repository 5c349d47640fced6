"""Where people meet the bot: each channel turns its wire format into `show` or `hear`, and a reply into its wire format."""
