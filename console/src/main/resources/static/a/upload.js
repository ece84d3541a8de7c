// Sends files from the browser straight to S3: asks the console for a ticket, then PUTs the bytes, in parts when large.
(() => {
  const form = document.getElementById('upload');
  const list = document.getElementById('sent');
  const drop = document.getElementById('drop');
  const csrf = document.querySelector('meta[name=csrf]').content;
  const AT_ONCE = 3;

  const ask = async (path, fields) => {
    const answer = await fetch(path, {
      method: 'POST', headers: {'X-CSRF-TOKEN': csrf, 'Accept': 'application/json'}, body: new URLSearchParams(fields)
    });
    if (answer.ok) return answer.status === 204 ? null : answer.json();
    if (answer.status === 401 || answer.redirected) throw new Error('You are no longer signed in. Reload this page.');
    const refusal = await answer.json().catch(() => ({}));
    throw new Error(refusal.message ?? `The console answered ${answer.status}.`);
  };

  const wishes = () => [...new FormData(form)].filter(([, value]) => typeof value === 'string');

  const put = (ticket, body, progress, abort) => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', ticket.url);
    for (const [name, value] of Object.entries(ticket.headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => progress(event.loaded);
    request.onload = () => request.status < 300 ? resolve() : reject(new Error(`S3 answered ${request.status}: ${said(request.responseText)}`));
    request.onerror = () => reject(new Error('The connection to S3 broke. Nothing is lost; send it again.'));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    abort.addEventListener('abort', () => request.abort(), {once: true});
    if (abort.aborted) { reject(new DOMException('stopped', 'AbortError')); return; }
    request.send(body);
  });

  const said = (xml) => /<Message>([^<]*)/.exec(xml)?.[1] ?? 'no reason given';

  class Sending {
    // The path is the name, and the folders it was dropped in before it.
    constructor(file, path) {
      this.file = file;
      this.path = path;
      this.done = new Set();
      this.line = document.createElement('li');
      this.name = Object.assign(document.createElement('span'), {className: 'file', textContent: path, title: path});
      this.bar = Object.assign(document.createElement('progress'), {max: Math.max(1, file.size), value: 0});
      this.bar.setAttribute('aria-label', `Sending ${path}`);
      this.button = Object.assign(document.createElement('button'), {type: 'button'});
      this.button.addEventListener('click', () => this.abort ? this.stop() : this.start());
      this.says = Object.assign(document.createElement('span'), {className: 'says'});
      this.line.append(this.name, this.bar, this.button, this.says);
      list.append(this.line);
    }

    say(words, bad = false) { this.says.textContent = words; this.says.classList.toggle('bad', bad); }

    async start() {
      this.abort = new AbortController();
      this.button.textContent = 'Stop';
      this.say('');
      try {
        const unfinished = this.plan?.parts;
        this.plan = unfinished ? this.plan : await ask('/upload/tickets', [...wishes(), ['name', this.path],
          ['sizeBytes', this.file.size], ['contentType', this.file.type || 'application/octet-stream']]);
        await (this.plan.parts ? this.parts() : this.whole());
        this.finish();
      } catch (failure) {
        this.abort = null;
        this.button.textContent = 'Send again';
        failure.name === 'AbortError' ? this.say('Stopped.') : this.say(failure.message, true);
      }
    }

    whole() { return put(this.plan.whole, this.file, (sent) => { this.bar.value = sent; }, this.abort.signal); }

    // A part that arrived is not sent again: "Send again" goes on where the connection broke.
    async parts() {
      const {uploadId, count} = this.plan.parts;
      const key = this.plan.key;
      const sent = new Map([...this.done].map((number) => [number, this.bytes(number).size]));
      const waiting = Array.from({length: count}, (_, i) => i + 1).filter((number) => !this.done.has(number));
      const show = () => { this.bar.value = [...sent.values()].reduce((sum, bytes) => sum + bytes, 0); };
      const work = async () => {
        for (let number = waiting.shift(); number; number = waiting.shift()) {
          const ticket = await ask('/upload/parts', {key, uploadId, number});
          await put(ticket, this.bytes(number), (bytes) => { sent.set(number, bytes); show(); }, this.abort.signal);
          this.done.add(number);
        }
      };
      await Promise.all(Array.from({length: AT_ONCE}, work));
      await ask('/upload/complete', {key, uploadId, parts: count});
    }

    bytes(number) {
      const {partBytes} = this.plan.parts;
      return this.file.slice((number - 1) * partBytes, number * partBytes);
    }

    async stop() {
      const {key, parts} = this.plan ?? {};
      this.abort.abort();
      if (!parts) return;
      this.plan = null;
      this.done.clear();
      try {
        await ask('/upload/abort', {key, uploadId: parts.uploadId});
      } catch (failure) {
        this.say(`Stopped, but S3 still keeps the parts: ${failure.message}`, true);
      }
    }

    finish() {
      this.abort = null;
      this.bar.value = this.bar.max;
      this.button.remove();
      const link = Object.assign(document.createElement('a'), {href: this.plan.page, textContent: this.path, className: 'file'});
      this.name.replaceWith(link);
      this.say('Sent. Follow the link to see what becomes of it.');
    }
  }

  const queue = [];
  let active = 0;
  const next = async () => {
    if (active >= AT_ONCE || queue.length === 0) return;
    active++;
    await queue.shift().start();
    active--;
    next();
  };
  const take = (file, path = file.webkitRelativePath || file.name) => {
    const sending = new Sending(file, path);
    sending.button.textContent = 'Send';
    queue.push(sending);
    next();
  };
  // A folder tells its content in portions; an empty one ends it.
  const walk = async (entry, above = '') => {
    if (entry.isFile) {
      take(await new Promise((resolve, reject) => entry.file(resolve, reject)), above + entry.name);
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) return;
      for (const inner of some) await walk(inner, `${above}${entry.name}/`);
    }
  };

  for (const picked of drop.querySelectorAll('input[type=file]')) {
    picked.addEventListener('change', () => { for (const file of picked.files) take(file); picked.value = ''; });
  }
  for (const type of ['dragenter', 'dragover']) {
    drop.addEventListener(type, (event) => { event.preventDefault(); drop.classList.add('over'); });
  }
  drop.addEventListener('dragleave', () => drop.classList.remove('over'));
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    // Entries are to be had only while the event lasts; files that no file system knows have none.
    const entries = [...event.dataTransfer.items].filter((item) => item.kind === 'file').map((item) => item.webkitGetAsEntry());
    const files = [...event.dataTransfer.files];
    entries.forEach((entry, i) => {
      if (!entry) { if (files[i]) take(files[i]); return; }
      walk(entry).catch((failure) => {
        const line = Object.assign(document.createElement('li'), {className: 'bad', textContent: `${entry.name} could not be read: ${failure.message}`});
        list.append(line);
      });
    });
  });

  // What the pipeline would say about the wishes, while they are being made.
  const unfold = () => {
    for (const wish of form.querySelectorAll('.wish')) {
      const choice = wish.querySelector('select').value;
      for (const part of wish.querySelectorAll('[data-for]')) part.hidden = part.dataset.for !== choice;
    }
  };
  const check = async () => {
    try {
      for (const answer of await ask('/upload/check', wishes())) {
        const place = form.querySelector(`.wish[data-type="${answer.type}"] .understood`);
        const fixes = answer.fixes.length ? ` Right would be: ${answer.fixes.join(', ')}` : '';
        place.textContent = answer.accepted ? `Will be sent as: ${answer.option}` : answer.message + fixes;
        place.classList.toggle('bad', !answer.accepted);
      }
    } catch (failure) {
      const place = form.querySelector('.wish .understood');
      place.textContent = `The wishes could not be checked: ${failure.message}`;
      place.classList.add('bad');
    }
  };
  let pending;
  form.addEventListener('input', () => { unfold(); clearTimeout(pending); pending = setTimeout(check, 250); });
  form.addEventListener('submit', (event) => event.preventDefault());
  unfold();
  check();
})();
