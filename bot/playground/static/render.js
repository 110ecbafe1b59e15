// A message from the JSON that Discord gets.
import { markdown } from './markdown.js';

const ephemeral = 1 << 6;

function make(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

// components by Discord's type number; each gets the component, the message
// it is in, and what to do when it is used.
const components = {
  1: (c, ctx) => make('div', 'row', ...all(c.components, ctx)),
  2: button,
  3: select,
  9: (c, ctx) => make('div', 'section', ...all(c.components, ctx), ...all(c.accessory ? [c.accessory] : [], ctx)),
  10: (c) => make('div', 'text', markdown(c.content)),
  12: (c, ctx) => make('div', 'gallery', ...c.items.map((i) => image(i, ctx))),
  13: (c, ctx) => download(c, ctx),
  14: () => document.createElement('hr'),
  17: (c, ctx) => {
    const box = make('div', 'container', ...all(c.components, ctx));
    if (c.accent_color != null) box.style.borderLeftColor = '#' + c.accent_color.toString(16).padStart(6, '0');
    return box;
  },
};

function all(list, ctx) {
  return (list ?? []).map((c) => components[c.type]?.(c, ctx) ?? make('p', 'refused', `component type ${c.type} is not shown here`));
}

const looks = { 1: 'primary', 4: 'danger' };

function button(c, ctx) {
  if (c.style === 5) {
    const a = make('a', 'button', c.label ?? '');
    return Object.assign(a, { href: /^https?:/.test(c.url) ? c.url : '#', target: '_blank', rel: 'noopener noreferrer' });
  }
  const b = make('button', looks[c.style] ?? '', c.label ?? '');
  b.type = 'button';
  b.disabled = !!c.disabled;
  b.addEventListener('click', () => ctx.use({ custom_id: c.custom_id, component_type: 2 }, ctx));
  return b;
}

function select(c, ctx) {
  const s = make('select', '');
  s.setAttribute('aria-label', c.placeholder || 'Choose');
  s.append(new Option(c.placeholder || 'Choose', '', true, true));
  s.options[0].disabled = true;
  for (const o of c.options) s.append(new Option(o.description ? `${o.label} – ${o.description}` : o.label, o.value));
  s.addEventListener('change', () => ctx.use({ custom_id: c.custom_id, component_type: 3, values: [s.value] }, ctx));
  return s;
}

// address finds where an attached file is.
function address(url, ctx) {
  const name = /^attachment:\/\/(.+)$/.exec(url)?.[1];
  return name ? ctx.files?.[name] : undefined;
}

function image(item, ctx) {
  const img = document.createElement('img');
  img.src = address(item.media.url, ctx) ?? '';
  img.alt = item.description ?? '';
  return img;
}

function download(c, ctx) {
  const a = make('a', 'button', c.file.url.replace('attachment://', ''));
  a.href = address(c.file.url, ctx) ?? '#';
  a.download = '';
  return make('div', 'row', a);
}

function body(shown, ctx) {
  const m = shown.discord;
  const parts = [];
  const only = { ...ctx, id: shown.id, files: shown.files, flags: m.flags };
  if (m.content) parts.push(make('div', 'text', markdown(m.content)));
  parts.push(...all(m.components, only));
  const used = JSON.stringify(m.components ?? []);
  for (const f of m.attachments ?? []) {
    if (!used.includes('attachment://' + f.filename)) parts.push(download({ file: { url: 'attachment://' + f.filename } }, only));
  }
  if (m.flags & ephemeral || ctx.private) parts.push(make('div', 'note', '👁 Only you can see this'));
  return parts;
}

function frame(name, isBot) {
  const now = new Date();
  const head = make('div', 'head', make('span', 'who', name));
  if (isBot) head.append(make('span', 'tag', 'APP'));
  head.append(make('time', 'when', now.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })));
  const avatar = make('span', 'avatar', name[0].toUpperCase());
  avatar.setAttribute('aria-hidden', 'true');
  const li = make('li', 'message' + (isBot ? ' bot' : ''), avatar, head);
  return li;
}

// said is what the person typed.
export function said(text, apps) {
  const li = frame('you', false);
  li.append(make('div', 'text', text));
  if (apps) li.append(apps);
  return li;
}

// answer is a message of the bot that is yet to come.
export function answer(what) {
  const li = frame('Marquee', true);
  if (what) li.append(make('div', 'note', what));
  li.append(make('div', 'content', make('span', 'thinking', 'Marquee is thinking…')));
  return li;
}

// fill puts a message in its place.
export function fill(li, shown, ctx) {
  li.dataset.id = shown.id;
  const hidden = !!(shown.discord.flags & ephemeral) || li.classList.contains('private');
  li.classList.toggle('private', hidden);
  li.querySelector('.content').replaceChildren(...body(shown, { ...ctx, private: hidden && !(shown.discord.flags & ephemeral) }));
}

// fail says why there is no message.
export function fail(li, why) {
  li.querySelector('.content').replaceChildren(make('span', 'refused', why));
}
