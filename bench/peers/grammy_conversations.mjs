// The dialog in grammY's conversations; the answer to a tap goes in the webhook's response.
import { conversations, createConversation } from "@grammyjs/conversations";
import { Bot } from "grammy";
import { count, me, measure, screens, taps, told, token } from "./rounds.mjs";

async function housing(conversation, ctx) {
  await ctx.reply(screens[0].text, shown(0));
  for (let screen = 1; screen <= taps.length; screen += 1) {
    const tapped = await conversation.waitForCallbackQuery(taps[screen - 1]);
    await tapped.answerCallbackQuery();
    await tapped.editMessageText(screens[screen].text, shown(screen));
  }
}

function shown(screen) {
  return { reply_markup: screens[screen].reply_markup, parse_mode: "HTML" };
}

// grammY up to the socket: fetch gets the request as it would go out, and answers at once.
async function fetch(url, { body }) {
  count(body);
  return { json: async () => told(url) };
}

const client = { fetch, canUseWebhookReply: (method) => method === "answerCallbackQuery" };
const bot = new Bot(token, { botInfo: me, client });
bot.use(conversations());
bot.use(createConversation(housing));
bot.command("start", (ctx) => ctx.conversation.enter("housing"));

await measure((update) => bot.handleUpdate(update, { send: async (body) => count(body) }));
