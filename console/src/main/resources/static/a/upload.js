// Sends files from the browser straight to S3: asks the console for a ticket, then PUTs the bytes, in parts when large.
(() => {
  const form = document.getElementById('upload');
  const list = document.getElementById('sent');
  const drop = document.getElementById('drop');
  const csrf = document.querySelector('meta[name=csrf]').content;
  const AT_ONCE = 3;
  const TRIES = 5;
  const FIRST_REST_MS = 1000;

  // What trying again cannot mend is final; what S3 has forgotten must begin anew.
  const failed = (message, final, forgotten = false) => Object.assign(new Error(message), {final, forgotten});
  const PASSING = new Set([403, 408, 429]);
  const stopped = () => new DOMException('stopped', 'AbortError');

  const ask = async (path, fields) => {
    const answer = await fetch(path, {
      method: 'POST', headers: {'X-CSRF-TOKEN': csrf, 'Accept': 'application/json'}, body: new URLSearchParams(fields)
    }).catch(() => { throw failed('The console cannot be reached.', false); });
    if (answer.status === 401 || answer.redirected) throw failed('You are no longer signed in. Sign in again in another tab, then retry.', true);
    if (answer.ok) return answer.status === 204 ? null : answer.json();
    const refusal = await answer.json().catch(() => ({}));
    throw failed(refusal.message ?? `The console answered ${answer.status}.`, answer.status < 500);
  };

  const wishes = () => [...new FormData(form)].filter(([, value]) => typeof value === 'string');

  const put = (ticket, body, progress, abort) => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', ticket.url);
    for (const [name, value] of Object.entries(ticket.headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => progress(event.loaded);
    request.onload = () => request.status < 300 ? resolve()
      : reject(failed(`S3 answered ${request.status}: ${said(request.responseText)}`,
        request.status < 500 && !PASSING.has(request.status), request.status === 404));
    request.onerror = () => reject(failed('The connection to S3 broke.', false));
    request.onabort = () => reject(stopped());
    abort.addEventListener('abort', () => request.abort(), {once: true});
    if (abort.aborted) { reject(stopped()); return; }
    request.send(body);
  });

  const said = (xml) => /<Message>([^<]*)/.exec(xml)?.[1] ?? 'no reason given';

  // Until the time is over and there is a network again.
  const rest = (ms, abort) => new Promise((resolve, reject) => {
    abort.addEventListener('abort', () => reject(stopped()), {once: true});
    setTimeout(() => navigator.onLine ? resolve() : addEventListener('online', resolve, {once: true}), ms);
  });

  const size = (bytes) => {
    const unit = Math.min(4, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
    return `${(bytes / 1024 ** unit).toFixed(unit ? 1 : 0)} ${['B', 'KB', 'MB', 'GB', 'TB'][unit]}`;
  };

  const make = (name, properties) => Object.assign(document.createElement(name), properties);

  const all = [];
  const total = document.getElementById('total');
  const count = (state) => all.filter((each) => each.state === state).length;

  const showTotal = () => {
    const wanted = all.filter((each) => each.state !== 'cancelled');
    total.hidden = all.length === 0;
    const bytes = wanted.reduce((before, each) => before + each.file.size, 0);
    const sent = wanted.reduce((before, each) => before + each.bar.value, 0);
    const bar = total.querySelector('progress');
    bar.max = Math.max(1, bytes);
    bar.value = bytes === 0 ? count('sent') : sent;
    total.querySelector('.bytes').textContent = `${size(sent)} of ${size(bytes)}`;
    const others = [['failed', 'failed'], ['paused', 'paused'], ['cancelled', 'cancelled']]
      .map(([state, words]) => [count(state), words]).filter(([many]) => many).map(([many, words]) => `, ${many} ${words}`);
    const words = `${count('sent')} of ${wanted.length} files sent${others.join('')}`;
    const status = total.querySelector('[role=status]');
    if (status.textContent !== words) status.textContent = words;
  };

  // Waiting, sending, paused, failed, cancelled or sent.
  class Sending {
    // The path is the name, and the folders it was dropped in before it.
    constructor(file, path) {
      this.file = file;
      this.path = path;
      this.done = new Set();
      this.line = make('li', {});
      this.name = make('span', {className: 'file', textContent: path, title: path});
      this.bar = make('progress', {max: Math.max(1, file.size), value: 0});
      this.bar.setAttribute('aria-label', `Sending ${path}`);
      this.go = this.button(() => this.state === 'sending' ? this.pause() : this.start());
      this.cease = this.button(() => this.cancel());
      this.says = make('span', {className: 'says'});
      const buttons = make('span', {className: 'buttons'});
      buttons.append(this.go, this.cease);
      this.line.append(this.name, this.bar, buttons, this.says);
      list.append(this.line);
      all.push(this);
      this.become('waiting', `Waiting. ${size(file.size)}`);
    }

    button(action) {
      const button = make('button', {type: 'button'});
      button.addEventListener('click', action);
      return button;
    }

    // Only a file in parts can go on where it paused; any other would begin anew.
    become(state, words) {
      this.state = state;
      const label = {waiting: 'Send now', sending: 'Pause', paused: 'Resume', failed: 'Retry', cancelled: 'Send again', sent: ''}[state];
      this.go.textContent = label;
      this.go.hidden = state === 'sent' || (state === 'sending' && !this.plan?.parts);
      this.go.setAttribute('aria-label', `${label} ${this.path}`);
      this.cease.textContent = 'Cancel';
      this.cease.hidden = state === 'sent' || state === 'cancelled';
      this.cease.setAttribute('aria-label', `Cancel ${this.path}`);
      this.say(words, state === 'failed');
    }

    say(words, bad = false) {
      this.says.textContent = words;
      this.says.classList.toggle('bad', bad);
      showTotal();
    }

    async start() {
      const abort = this.abort = new AbortController();
      this.become('sending', 'Asking for a ticket.');
      try {
        this.plan = this.plan?.parts ? this.plan : await ask('/upload/tickets', [...wishes(), ['name', this.path],
          ['sizeBytes', this.file.size], ['contentType', this.file.type || 'application/octet-stream']]);
        if (abort.signal.aborted) return;
        this.become('sending', this.progress());
        await (this.plan.parts ? this.parts() : this.whole());
        this.finish();
      } catch (failure) {
        if (abort.signal.aborted) return;
        abort.abort();
        if (failure.forgotten) { this.plan = null; this.done.clear(); }
        this.become('failed', `${failure.message}${this.done.size ? ' Retry goes on where it broke off.' : ''}`);
      }
    }

    progress() {
      const parts = this.plan?.parts;
      return parts ? `${this.done.size} of ${parts.count} parts of ${size(parts.partBytes)}` : size(this.file.size);
    }

    // A broken connection is tried again before anybody is asked.
    async persist(what, send) {
      const {signal} = this.abort;
      for (let tries = 1; ; tries++) {
        try {
          return await send(signal);
        } catch (failure) {
          if (signal.aborted) throw stopped();
          if (failure.final || tries === TRIES) throw failed(`${what}: ${failure.message}`, true, failure.forgotten);
          this.say(`${what}: ${failure.message} Trying again, ${tries + 1} of ${TRIES}.`);
          await rest(FIRST_REST_MS * 2 ** (tries - 1), signal);
        }
      }
    }

    whole() {
      return this.persist('The file', (signal) => put(this.plan.whole, this.file, (sent) => this.reach(sent), signal));
    }

    reach(bytes) { this.bar.value = Math.min(bytes, this.file.size); showTotal(); }

    // A part that arrived is not sent again. Tickets expire, so each part asks for its own when its turn has come.
    async parts() {
      const {uploadId, count} = this.plan.parts;
      const {key} = this.plan;
      const sent = new Map([...this.done].map((number) => [number, this.bytes(number).size]));
      const waiting = Array.from({length: count}, (_, i) => i + 1).filter((number) => !this.done.has(number));
      const show = () => this.reach([...sent.values()].reduce((before, bytes) => before + bytes, 0));
      show();
      const work = async () => {
        for (let number = waiting.shift(); number; number = waiting.shift()) {
          await this.persist(`Part ${number}`, async (signal) => {
            const ticket = await ask('/upload/parts', {key, uploadId, number});
            await put(ticket, this.bytes(number), (bytes) => { sent.set(number, bytes); show(); }, signal);
          });
          this.done.add(number);
          this.say(this.progress());
        }
      };
      await Promise.all(Array.from({length: AT_ONCE}, work));
      await this.persist('Putting the parts together', () => ask('/upload/complete', {key, uploadId, parts: count}));
    }

    bytes(number) {
      const {partBytes} = this.plan.parts;
      return this.file.slice((number - 1) * partBytes, number * partBytes);
    }

    pause() {
      this.abort.abort();
      this.become('paused', `Paused: ${this.progress()}.`);
    }

    async cancel() {
      const {key, parts} = this.plan ?? {};
      this.abort?.abort();
      this.plan = null;
      this.done.clear();
      this.bar.value = 0;
      this.become('cancelled', 'Cancelled. Nothing of it is kept.');
      if (!parts) return;
      try {
        await ask('/upload/abort', {key, uploadId: parts.uploadId});
      } catch (failure) {
        this.say(`Cancelled, but S3 still keeps the parts: ${failure.message}`, true);
      }
    }

    finish() {
      this.bar.value = this.bar.max;
      this.bar.hidden = true;
      this.name.replaceWith(make('a', {href: this.plan.page, textContent: this.path, className: 'file'}));
      this.become('sent', `Sent. ${size(this.file.size)}. Follow the link to see what becomes of it.`);
    }
  }

  const queue = [];
  let active = 0;
  const next = async () => {
    if (active >= AT_ONCE || queue.length === 0) return;
    const sending = queue.shift();
    if (sending.state !== 'waiting') { next(); return; }
    active++;
    await sending.start();
    active--;
    next();
  };
  const take = (file, path = file.webkitRelativePath || file.name) => { queue.push(new Sending(file, path)); next(); };
  // Whoever leaves the page stops what is being sent.
  addEventListener('beforeunload', (event) => { if (count('sending') + count('waiting')) event.preventDefault(); });
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
        list.append(make('li', {className: 'bad', textContent: `${entry.name} could not be read: ${failure.message}`}));
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
        place.textContent = answer.accepted ? `Understood: ${answer.option}` : answer.message + fixes;
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
