// The page: a channel, its messages, and the bot behind them.
import { Composer } from './composer.js';
import { channelNames } from './markdown.js';
import { answer, fail, fill, said } from './render.js';

const channels = [
  { id: '100000000000000011', name: 'general' },
  { id: '100000000000000012', name: 'film-talk' },
  { id: '100000000000000013', name: 'film-news' },
  { id: '100000000000000019', name: 'Marquee', direct: true }, // the bot's direct messages
];
const mark = (c) => c.direct ? '@' : '#';
const list = document.querySelector('#messages');
const state = { tab: null, channel: channels[0], definitions: [] };
const messages = new Map(); // by id: the li and its channel

for (const c of channels) channelNames.set(c.id, c.name);

function show(li, channel = state.channel) {
  li.dataset.channel = channel.id;
  li.hidden = channel.id !== state.channel.id;
  list.append(li);
  list.scrollTop = list.scrollHeight;
}

function drawChannels() {
  document.querySelector('#channels').replaceChildren(...channels.map((c) => {
    const b = document.createElement('button');
    b.type = 'button';
    b.textContent = `${mark(c)} ${c.name}`;
    if (c === state.channel) b.setAttribute('aria-current', 'page');
    b.addEventListener('click', () => {
      state.channel = c;
      drawChannels();
    });
    return b;
  }));
  document.querySelector('#channel-name').textContent = state.channel.name;
  document.querySelector('#channel-mark').textContent = mark(state.channel);
  document.querySelector('.manager').hidden = !!state.channel.direct;
  for (const li of list.children) li.hidden = li.dataset.channel !== state.channel.id;
}

async function interact(type, data, message) {
  const response = await fetch('/api/interact', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      tab: state.tab, type, data, message, channel: state.channel.id, locale: navigator.language,
      manager: document.querySelector('#manager').checked,
    }),
  });
  return response.json();
}

// attach uploads a file that is to go with a command.
async function attach(file) {
  const response = await fetch('/api/attach?name=' + encodeURIComponent(file.name), { method: 'POST', body: file });
  return response.json();
}

// run shows a place for the reply and fills it when it comes.
async function run(type, data, what, message) {
  const li = answer(what);
  show(li);
  place(li, await attempt(type, data, message));
}

async function attempt(type, data, message) {
  try {
    return await interact(type, data, message);
  } catch (e) {
    return { error: 'The bot cannot be reached: ' + e.message };
  }
}

function place(li, first) {
  if (first.error) return fail(li, first.error);
  li.dataset.id = first.id;
  messages.set(first.id, li);
  if (first.type === 5 && first.data?.flags & 64) li.classList.add('private');
  if (first.message) fill(li, first.message, { use });
  list.scrollTop = list.scrollHeight;
}

// use is what a button or a menu does: the pressed message changes, or a new
// one comes.
async function use(data, ctx) {
  const first = await attempt(3, data, { id: ctx.id, flags: ctx.flags });
  const pressed = messages.get(ctx.id);
  if (first.error) {
    const li = answer('');
    show(li);
    return fail(li, first.error);
  }
  if (first.type === 7) return fill(pressed, first.message, { use });
  if (first.type === 4 || first.type === 5) {
    const li = answer('');
    show(li);
    place(li, first);
  }
}

// menu offers a message's context commands.
function menu(text) {
  const offered = state.definitions.filter((d) => d.type === 3);
  if (!offered.length) return null;
  const box = document.createElement('span');
  for (const d of offered) {
    const b = document.createElement('button');
    b.type = 'button';
    b.className = 'apps';
    b.textContent = d.name;
    b.addEventListener('click', () => run(2, {
      id: '1', name: d.name, type: 3, target_id: '1', resolved: { messages: { 1: { id: '1', content: text } } },
    }, d.name));
    box.append(b);
  }
  return box;
}

function submit(text, data) {
  if (data) return run(2, data, 'you used ' + text);
  show(said(text, menu(text)));
  const ask = state.definitions.find((d) => d.name === 'ask');
  if (ask && !text.startsWith('/')) {
    const question = ask.options[0];
    run(2, { id: '1', name: 'ask', type: 1, options: [{ name: question.name, type: question.type, value: text }] }, 'as if you had mentioned the bot');
  } else if (text.startsWith('/')) {
    const li = answer('');
    show(li);
    fail(li, 'There is no such command: type / to see them.');
  }
}

// happened shows what comes after a first response.
function happened(e) {
  const li = messages.get(e.id);
  if (e.kind === 'hello') state.tab = e.tab;
  else if (e.kind === 'edit' && li) fill(li, e.message, { use });
  else if (e.kind === 'delete' && li) li.remove();
  else if (e.kind === 'followup' || e.kind === 'post') {
    const fresh = li ?? answer('');
    if (li && e.kind === 'post') li.classList.add('edited');
    if (!li) show(fresh, channels.find((c) => c.id === e.channel) ?? state.channel);
    messages.set(e.id, fresh);
    fill(fresh, e.message, { use });
  } else if (e.kind === 'refused') {
    const said = answer('');
    show(said);
    fail(said, e.error);
  }
}

async function start() {
  state.definitions = await (await fetch('/api/commands')).json();
  const events = new EventSource('/api/events');
  events.addEventListener('message', (m) => happened(JSON.parse(m.data)));
  drawChannels();
  new Composer({
    definitions: state.definitions, submit, attach, channels: channels.filter((c) => !c.direct),
    complete: async (data) => (await attempt(4, data)).data?.choices ?? [],
  });
  document.querySelector('#input').focus();
}

start();
