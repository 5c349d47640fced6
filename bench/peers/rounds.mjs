// Feeds a bot of Node with the updates, a first round to warm up, then those that count, and prints the best.
// Seconds are those of the processor: nothing waits here, and what else runs on the machine is not to be measured.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const MESSAGE = { message_id: 2, date: 1795300000, chat: { id: 1, type: "private", first_name: "Ana" } };

export const { screens, taps, rounds } = JSON.parse(readFileSync(join(folder, "dialog.json")));
export const token = "7000000000:AAbench0000000000000000000000000000";
export const me = { id: 7000000000, is_bot: true, first_name: "Bot", username: "example_bot" };

// What a round sent: requests, and bytes of their bodies.
const sent = { requests: 0, size: 0 };

export function count(body) {
  sent.requests += 1;
  sent.size += Buffer.byteLength(body);
}

// What the Bot API says; to all but a sent message `true`, the least that it may.
export function told(url) {
  return { ok: true, result: String(url).endsWith("/sendMessage") ? MESSAGE : true };
}

export async function measure(handle) {
  const updates = lines(readFileSync(join(folder, "updates.jsonl")));
  const length = updates.length / rounds;
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    Object.assign(sent, { requests: 0, size: 0 });
    const begun = process.cpuUsage();
    for (const body of updates.slice(round * length, (round + 1) * length)) await handle(JSON.parse(body));
    if (round) best = Math.min(best, spent(begun));
  }
  console.log(JSON.stringify({ per_s: length / best, ...sent }));
}

function spent(begun) {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}

function lines(all) {
  const found = [];
  for (let begin = 0, end; begin < all.length; begin = end + 1) {
    end = all.indexOf(10, begin);
    if (end < 0) end = all.length;
    found.push(all.subarray(begin, end));
  }
  return found;
}
