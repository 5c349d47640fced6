"""The web chat: every state is a page, every choice a link; nothing to install, no JavaScript needed, no cookie."""

from bot.channels.web.app import web_app

__all__ = ["web_app"]
