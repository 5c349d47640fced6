"""Where people meet the bot: each channel puts its wire format into `show` or `hear`, and a reply back into it."""
