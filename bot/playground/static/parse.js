// What stands in the message box, as a command with its options.

// leaves are all commands that can run: those without subcommands, and the
// subcommands, with their full names.
export function leaves(definitions) {
  const out = [];
  for (const d of definitions) {
    if ((d.type ?? 1) !== 1) continue;
    const subs = (d.options ?? []).filter((o) => o.type === 1);
    if (!subs.length) out.push({ path: [d.name], name: d.name, description: d.description, options: d.options ?? [] });
    for (const s of subs) out.push({ path: [d.name, s.name], name: `${d.name} ${s.name}`, description: s.description, options: s.options ?? [] });
  }
  return out;
}

// parse finds the command, the values of its options, and the option that is
// being typed. A command's first option needs no name: /film extraction.
export function parse(text, commands) {
  if (!text.startsWith('/')) return null;
  const rest = text.slice(1);
  const command = commands
    .filter((c) => rest === c.name || rest.startsWith(c.name + ' '))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (!command) return { partial: rest };
  const tail = rest.slice(command.name.length).replace(/^ /, '');
  const typed = rest.length > command.name.length;
  const names = command.options.map((o) => o.name);
  const marks = [];
  const find = new RegExp(`(?:^| )(${names.map((n) => n.replace(/[^\p{L}\p{N}_-]/gu, '')).join('|')}):`, 'gu');
  if (names.length) for (const m of tail.matchAll(find)) marks.push({ name: m[1], at: m.index, from: m.index + m[0].length });
  const values = new Map();
  let focused = null;
  if (!marks.length || marks[0].at > 0) {
    const value = tail.slice(0, marks[0]?.at ?? tail.length);
    if (names.length && value.trim()) values.set(names[0], value.trim());
    if (!marks.length && typed) focused = names[0] ?? null;
  }
  marks.forEach((m, i) => {
    values.set(m.name, tail.slice(m.from, marks[i + 1]?.at ?? tail.length).trim());
    focused = m.name;
  });
  return { command, values, focused, typed };
}

// data is the command as an interaction carries it. chosen maps what an option
// shows to what it stands for; a channel may be typed by its name.
export function data(parsed, chosen, focused, { channels = [], attached = {} } = {}) {
  const files = {};
  const options = [];
  for (const o of parsed.command.options) {
    if (!parsed.values.has(o.name)) continue;
    const shown = parsed.values.get(o.name);
    let value = chosen.get(o.name + '\n' + shown) ?? shown;
    if (o.type === 4 || o.type === 10) value = Number(value);
    if (o.type === 7) value = channels.find((c) => '#' + c.name === value)?.id ?? value;
    if (o.type === 11 && attached[value]) files[value] = attached[value];
    if (o.type === 5) value = /^(true|yes|on)$/i.test(value);
    options.push({ name: o.name, type: o.type, value: focused === o.name ? shown : value, ...(focused === o.name && { focused: true }) });
  }
  const [name, sub] = parsed.command.path;
  return { id: '1', name, type: 1, resolved: { attachments: files }, options: sub ? [{ name: sub, type: 1, options }] : options };
}
