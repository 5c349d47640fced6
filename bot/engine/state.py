"""Where a person is in a conversation, and its token.

A token is 1 to 64 characters of `A-Z a-z 0-9 _ -`: the parts locale, flow, node, means, joined by `_`. It is keyed by
name, never by position, so that it outlives edits. Parts that go without saying are left out: `sl` is home,
`sl_food` the first question of food. The origins of steps that the graph alone cannot tell stand at the end, nearest
first, each after a `-` (or `--` when that step changed no means): `sl_roof-tonight_beds_man_-who`.
"""
