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
  place.replaceChildren(frame);
  place.hidden = false;
  place.scrollIntoView({block: 'nearest'});
});
