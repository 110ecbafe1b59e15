// The message box: commands as one types /, completions of their options, by
// keyboard and screen reader too.
import { data, leaves, parse } from './parse.js';

const wait = 120; // ms of silence before a completion is asked for

export class Composer {
  constructor({ definitions, complete, submit, attach, channels }) {
    this.commands = leaves(definitions);
    this.complete = complete;
    this.submit = submit;
    this.attach = attach;
    this.attached = {}; // by id, as an interaction carries them
    this.file = document.querySelector('#file');
    this.channels = channels;
    this.input = document.querySelector('#input');
    this.list = document.querySelector('#choices');
    this.hint = document.querySelector('#hint');
    this.chosen = new Map();
    this.generation = 0;
    this.active = -1;
    this.items = [];
    this.input.addEventListener('input', () => this.changed());
    this.input.addEventListener('keydown', (e) => this.key(e));
    document.querySelector('#composer').addEventListener('submit', (e) => {
      e.preventDefault();
      this.send();
    });
  }

  changed() {
    const parsed = parse(this.input.value, this.commands);
    const generation = ++this.generation;
    clearTimeout(this.timer);
    this.tell(parsed);
    if (!parsed) return this.offer([]);
    if (parsed.partial !== undefined) {
      const words = parsed.partial.toLowerCase();
      return this.offer(this.commands.filter((c) => c.name.startsWith(words)).map((c) => ({
        label: '/' + c.name, note: c.description, pick: () => this.put('/' + c.name + ' '),
      })));
    }
    const option = parsed.command.options.find((o) => o.name === parsed.focused);
    if (!option) return this.offer([]);
    const ready = this.fixed(option);
    if (option.type === 11 && !parsed.values.get(option.name)) return this.offer([{ label: 'Choose a file…', pick: () => this.choose(option) }]);
    if (ready) return this.offer(ready.filter((c) => c.name.toLowerCase().startsWith((parsed.values.get(option.name) ?? '').toLowerCase())).map((c) => this.entry(option, c)));
    if (!option.autocomplete) return this.offer([]);
    this.timer = setTimeout(async () => {
      if (!parsed.values.has(option.name)) parsed.values.set(option.name, '');
      const choices = await this.complete(data(parsed, this.chosen, option.name));
      if (generation === this.generation) this.offer(choices.map((c) => this.entry(option, c)));
    }, wait);
  }

  // fixed are an option's values that need no asking.
  fixed(option) {
    if (option.choices?.length) return option.choices;
    if (option.type === 7) return this.channels.map((c) => ({ name: '#' + c.name, value: c.id }));
    if (option.type === 5) return [{ name: 'true', value: true }, { name: 'false', value: false }];
    return null;
  }

  // choose lets a file be chosen, which then stands for itself by its name.
  choose(option) {
    this.file.onchange = async () => {
      const [file] = this.file.files;
      this.file.value = '';
      const kept = file && await this.attach(file);
      if (!kept?.id || !parse(this.input.value, this.commands)?.command) return;
      this.attached[kept.id] = kept;
      this.entry(option, { name: kept.filename, value: kept.id }).pick();
    };
    this.file.click();
  }

  entry(option, choice) {
    return { label: choice.name, pick: () => {
      this.chosen.set(option.name + '\n' + choice.name, choice.value);
      const parsed = parse(this.input.value, this.commands);
      parsed.values.set(option.name, choice.name);
      const single = parsed.command.options.length === 1;
      const words = [...parsed.values].map(([name, value]) => single ? value : `${name}: ${value}`);
      this.put(`/${parsed.command.name} ${words.join(' ')}`);
      this.offer([]);
    } };
  }

  // tell shows which options a command takes.
  tell(parsed) {
    const options = parsed?.command?.options ?? [];
    const open = options.filter((o) => !parsed.values.has(o.name));
    this.hint.hidden = !open.length;
    this.hint.textContent = open.map((o) => `${o.name}${o.required ? '' : ' (optional)'}: ${o.description}`).join(' · ');
  }

  put(text) {
    this.input.value = text;
    this.input.focus();
    this.changed();
  }

  offer(items) {
    this.items = items;
    this.active = items.length ? 0 : -1;
    this.list.replaceChildren(...items.map((item, i) => {
      const li = document.createElement('li');
      li.id = 'choice-' + i;
      li.role = 'option';
      li.append(item.label);
      if (item.note) li.append(Object.assign(document.createElement('small'), { textContent: item.note }));
      li.addEventListener('mousedown', (e) => {
        e.preventDefault();
        item.pick();
      });
      return li;
    }));
    this.list.hidden = !items.length;
    if (items.length) this.hint.hidden = true;
    this.input.setAttribute('aria-expanded', String(items.length > 0));
    this.mark();
  }

  mark() {
    [...this.list.children].forEach((li, i) => li.setAttribute('aria-selected', String(i === this.active)));
    this.list.children[this.active]?.scrollIntoView({ block: 'nearest' });
    if (this.active >= 0) this.input.setAttribute('aria-activedescendant', 'choice-' + this.active);
    else this.input.removeAttribute('aria-activedescendant');
  }

  key(e) {
    const open = this.items.length > 0;
    if (open && (e.key === 'ArrowDown' || e.key === 'ArrowUp')) {
      e.preventDefault();
      const step = e.key === 'ArrowDown' ? 1 : this.items.length - 1;
      this.active = (this.active + step) % this.items.length;
      this.mark();
    } else if (open && e.key === 'Tab') {
      e.preventDefault();
      this.items[this.active].pick();
    } else if (open && e.key === 'Escape') {
      this.offer([]);
    } else if (open && e.key === 'Enter' && !this.ready()) {
      e.preventDefault();
      this.items[this.active].pick();
    }
  }

  // ready says whether Enter sends rather than chooses: a whole command stands
  // there and its option has been chosen or needs no choosing.
  ready() {
    const parsed = parse(this.input.value, this.commands);
    if (!parsed?.command) return false;
    const shown = parsed.values.get(parsed.focused);
    return !!shown && this.chosen.has(parsed.focused + '\n' + shown);
  }

  send() {
    const text = this.input.value.trim();
    if (!text) return;
    const parsed = parse(text, this.commands);
    this.generation++;
    clearTimeout(this.timer);
    this.offer([]);
    this.hint.hidden = true;
    this.input.value = '';
    if (parsed?.command) this.submit(text, data(parsed, this.chosen, null, this));
    else this.submit(text, null);
  }
}
