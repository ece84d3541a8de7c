// The dot in the top bar: whether this page hears of changes, and if not, since when.
(() => {
  const bus = document.getElementById('bus');
  const dot = document.getElementById('dot');
  if (!bus || !dot) return;
  const words = dot.querySelector('.dot-words');
  let lost = null;
  const show = (on) => {
    dot.hidden = false;
    dot.classList.toggle('on', on);
    if (on) { lost = null; words.textContent = 'live'; return; }
    lost ??= new Date();
    words.textContent = `not live since ${lost.toLocaleTimeString()}`;
  };
  bus.addEventListener('pipeline', () => show(true));
  bus.addEventListener('htmx:sse:error', () => show(false));
  // A part of a page that could not be fetched keeps its old figures; the dot says that they are old.
  const refused = (event) => {
    const status = event.detail?.ctx?.response?.status ?? event.detail?.ctx?.response?.raw?.status;
    if (status >= 400) { event.preventDefault(); show(false); }
  };
  document.addEventListener('htmx:before:swap', refused);
  document.addEventListener('htmx:error', () => show(false));
})();

// Buttons that copy what an address answers.
document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  try {
    const answer = await fetch(button.dataset.copy);
    if (!answer.ok) throw new Error(`the console answered ${answer.status}`);
    await navigator.clipboard.writeText(await answer.text());
    button.textContent = 'Copied';
  } catch (failure) {
    button.textContent = `Not copied: ${failure.message}`;
  }
});

// Small pictures of a video: play from there.
document.addEventListener('click', (event) => {
  const tile = event.target.closest('[data-seek]');
  const video = tile?.closest('section').querySelector('video');
  if (!video) return;
  video.currentTime = Number(tile.dataset.seek);
  video.play().catch((failure) => { tile.title = `Not played: ${failure.message}`; });
});

// A document is framed only when asked for: it comes from the bucket's own origin, and nobody loads it unseen.
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-frame]');
  const place = document.getElementById('frame');
  if (!button || !place) return;
  const frame = Object.assign(document.createElement('iframe'), {src: button.dataset.frame, title: button.dataset.title});
  place.dispatchEvent(new Event('leave'));
  place.replaceChildren(frame);
  place.hidden = false;
  place.scrollIntoView({block: 'nearest'});
});

// A 3D model is fetched and drawn only when asked for.
document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-model]');
  const place = document.getElementById('frame');
  if (!button || !place) return;
  const {model: address, format, name} = button.dataset;
  try {
    await (await import('./model.js')).show(place, {address, format, name});
  } catch (failure) {
    button.textContent = `Not shown: ${failure.message}`;
  }
});

// Keys: g and a page's letter go there, j and k walk through the rows of a table, / searches, ? tells all of this.
(() => {
  const help = document.getElementById('help');
  const button = document.getElementById('keys');
  const links = [...document.querySelectorAll('.side a')];
  if (!help || !button || links.length === 0) return;
  const pages = new Map();
  for (const link of links) {
    const letter = [...link.textContent.trim().toLowerCase()].find((each) => /[a-z]/.test(each) && !pages.has(each));
    if (letter) pages.set(letter, link);
  }
  const list = document.getElementById('help-keys');
  for (const [letter, link] of pages) {
    const term = document.createElement('dt');
    const keys = ['g', letter].map((each) => Object.assign(document.createElement('kbd'), {textContent: each}));
    term.append(keys[0], ' ', keys[1]);
    list.append(term, Object.assign(document.createElement('dd'), {textContent: link.textContent.trim()}));
  }
  const tell = () => help.open ? help.close() : help.showModal();
  button.hidden = false;
  button.addEventListener('click', tell);
  const walk = (step) => {
    const rows = [...document.querySelectorAll('main tbody a, .letters .letter-head a')];
    const at = rows.indexOf(document.activeElement);
    rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus();
  };
  const search = () => {
    const field = document.querySelector('input[type=search]');
    if (field) field.focus(); else location.assign(pages.get('f')?.href ?? '/files');
  };
  let going = 0;
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, textarea, select, [contenteditable]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || (help.open && event.key !== '?')) return;
    const page = event.timeStamp - going < 1500 ? pages.get(event.key) : null;
    going = event.key === 'g' ? event.timeStamp : 0;
    const action = page ? () => page.click() : {'?': tell, '/': search, j: () => walk(1), k: () => walk(-1)}[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
})();
