// Discord's markdown, as far as the bot writes it, as DOM nodes. Text only ever
// becomes text nodes, so nothing in an article can become markup of the page.

const escapes = /^\\([^0-9A-Za-z\s])/;

// inline rules: what they match, and the node they make.
const rules = [
  [/^\*\*([\s\S]+?)\*\*(?!\*)/, (m) => wrap('strong', m[1])],
  [/^__([\s\S]+?)__/, (m) => wrap('u', m[1])],
  [/^\*([^\s*][\s\S]*?)\*(?!\*)/, (m) => wrap('em', m[1])],
  [/^~~([\s\S]+?)~~/, (m) => wrap('s', m[1])],
  [/^\|\|([\s\S]+?)\|\|/, (m) => spoiler(m[1])],
  [/^`([^`]+)`/, (m) => Object.assign(document.createElement('code'), { textContent: m[1] })],
  [/^\[((?:\\[\s\S]|[^\]\\])+)\]\(<?(https?:\/\/[^\s<>]*?)>?\)(?!\))/, (m) => anchor(m[2], m[1])],
  [/^<#(\d+)>/, (m) => mention('#' + (channelNames.get(m[1]) ?? m[1]))],
  [/^<@(\d+)>/, () => mention('@you')],
  [/^<@&(\d+)>/, (m) => mention('@role ' + m[1])],
  [/^<t:(-?\d+)(?::[a-zA-Z])?>/, (m) => document.createTextNode(new Date(m[1] * 1000).toLocaleDateString(undefined, { dateStyle: 'long' }))],
];

export const channelNames = new Map();

function wrap(tag, inner) {
  const node = document.createElement(tag);
  node.append(...inline(inner));
  return node;
}

function anchor(href, inner) {
  const node = wrap('a', inner);
  Object.assign(node, { href, target: '_blank', rel: 'noopener noreferrer', title: href });
  return node;
}

function mention(text) {
  return Object.assign(document.createElement('span'), { className: 'mention', textContent: text });
}

function spoiler(inner) {
  const node = wrap('button', inner);
  node.className = 'spoiler';
  node.type = 'button';
  node.setAttribute('aria-label', 'Spoiler, press to show');
  node.addEventListener('click', () => {
    node.classList.add('open');
    node.removeAttribute('aria-label');
  });
  return node;
}

function inline(text) {
  const nodes = [];
  let plain = '';
  const flush = () => {
    if (plain) nodes.push(document.createTextNode(plain));
    plain = '';
  };
  next: while (text) {
    const escaped = escapes.exec(text);
    if (escaped) {
      plain += escaped[1];
      text = text.slice(2);
      continue;
    }
    for (const [rule, make] of rules) {
      const m = rule.exec(text);
      if (m) {
        flush();
        nodes.push(make(m));
        text = text.slice(m[0].length);
        continue next;
      }
    }
    plain += text[0];
    text = text.slice(1);
  }
  flush();
  return nodes;
}

// block rules: what a line begins with, and the element it becomes.
const blocks = [
  [/^### /, 'h4'], [/^## /, 'h3'], [/^# /, 'h2'], [/^-# /, 'small'], [/^> ?/, 'blockquote'],
];

// markdown returns text as a fragment.
export function markdown(text) {
  const out = document.createDocumentFragment();
  let list = null;
  for (const line of text.split('\n')) {
    const item = /^[-*] (.*)/.exec(line);
    if (item) {
      list ??= out.appendChild(document.createElement('ul'));
      list.append(wrap('li', item[1]));
      continue;
    }
    const afterBlock = list || out.lastElementChild?.matches('h2,h3,h4,blockquote') && out.lastChild === out.lastElementChild;
    list = null;
    const block = blocks.find(([start]) => start.test(line));
    if (out.lastChild && !afterBlock && !(block && block[1] !== 'small')) out.append('\n');
    if (block) out.append(wrap(block[1], line.replace(block[0], '')));
    else out.append(...inline(line));
  }
  return out;
}
