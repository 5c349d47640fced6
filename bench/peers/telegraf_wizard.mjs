// The dialog in Telegraf's WizardScene; the first request of an update goes in the webhook's response.
import { createRequire } from "node:module";
import { count, me, measure, screens, taps, told, token } from "./rounds.mjs";

// Telegraf up to the socket: node-fetch gets the request as it would go out, and answers at once.
const require = createRequire(import.meta.url);
require.cache[require.resolve("node-fetch", { paths: [require.resolve("telegraf")] })] = {
  loaded: true,
  exports: {
    __esModule: true,
    default: async (url, { body }) => {
      count(body);
      return { status: 200, json: async () => told(url) };
    },
  },
};
const { Scenes, Telegraf, session } = require("telegraf");

class Response {
  headersSent = false;
  writableEnded = false;
  setHeader() {}
  end(body) {
    this.writableEnded = true;
    if (body) count(body);
  }
}

const { WizardScene, Stage } = Scenes;

function asked(screen, keep) {
  return async (ctx) => {
    if (ctx.callbackQuery?.data !== taps[screen - 1]) return;
    ctx.wizard.state[keep] = ctx.callbackQuery.data;
    await ctx.answerCbQuery();
    const { text, reply_markup } = screens[screen];
    await ctx.editMessageText(text, { reply_markup, parse_mode: "HTML" });
    return screen === taps.length ? ctx.scene.leave() : ctx.wizard.next();
  };
}

async function first(ctx) {
  const { text, reply_markup } = screens[0];
  await ctx.reply(text, { reply_markup, parse_mode: "HTML" });
  return ctx.wizard.next();
}

const bot = new Telegraf(token, { telegram: { webhookReply: true } });
bot.botInfo = me;
const stage = new Stage([new WizardScene("housing", first, asked(1, "topic"), asked(2, "need"), asked(3, "who"))]);
bot.use(session());
bot.use(stage.middleware());
bot.start((ctx) => ctx.scene.enter("housing"));

await measure((update) => bot.handleUpdate(update, new Response()));
