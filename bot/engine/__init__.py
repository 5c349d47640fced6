"""show and hear: a conversation is a set of pages, a button is a link."""
