// Answers with npm opening_hours. One JSON line in: {expression, from, to}. One out: {spans: [[from, to, state], ...]}
// in seconds since 1970, or {refused: "why"}.
const readline = require("node:readline");
const OpeningHours = require("opening_hours");

const place = { lat: 46.05, lon: 14.51, address: { country_code: "si", state: "" } };

function state(unknown, comment) {
  if (!unknown) return "open";
  return comment === "by appointment" ? "appointment" : "unknown";
}

function answer({ expression, from, to }) {
  try {
    const hours = new OpeningHours(expression, place, { locale: "en" });
    const spans = hours.getOpenIntervals(new Date(from), new Date(to));
    return { spans: spans.map(([start, end, unknown, comment]) => [start / 1000, end / 1000, state(unknown, comment)]) };
  } catch (error) {
    return { refused: String(error) };
  }
}

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)))}\n`);
});
