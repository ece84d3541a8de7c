// A 3D model in the page: turned by the mouse, a finger or the arrow keys. Loaded only when somebody asks for it.
import {
  AmbientLight, Box3, BufferGeometry, Color, DirectionalLight, DoubleSide, FBXLoader, GLTFLoader, Group, HemisphereLight,
  LoadingManager, Mesh, MeshStandardMaterial, OBJLoader, OrbitControls, PerspectiveCamera, PLYLoader, Points, PointsMaterial,
  Scene, STLLoader, Vector3, WebGLRenderer,
} from './vendor/three.min.js';

const LARGEST_BYTES = 200 * 1024 * 1024;
const TURN = Math.PI / 24;

/** What a model names beside itself is not fetched: it says nothing about the file, and tells its author who looks. */
function nothingElse() {
  const manager = new LoadingManager();
  manager.setURLModifier((address) => /^(blob|data):/.test(address) ? address : 'data:,');
  return manager;
}

const plain = () => new MeshStandardMaterial({color: 0x8899aa, roughness: 0.6, metalness: 0, side: DoubleSide});

/** Some programs write normals of no length, which nothing shines on. */
const shines = (normals) => normals && [0, 1, 2].some((at) => new Vector3().fromBufferAttribute(normals, at).lengthSq() > 0.25);

function surface(geometry) {
  if (!shines(geometry.getAttribute('normal'))) geometry.computeVertexNormals();
  const material = plain();
  if (geometry.getAttribute('color')) {
    material.vertexColors = true;
    material.color.set(0xffffff);
  }
  return new Mesh(geometry, material);
}

function cloudOrSurface(geometry) {
  return geometry.index || !geometry.getAttribute('position') ? surface(geometry)
    : new Points(geometry, new PointsMaterial({size: 2, sizeAttenuation: false, vertexColors: !!geometry.getAttribute('color')}));
}

const READERS = {
  glb: async (bytes) => (await new GLTFLoader(nothingElse()).parseAsync(bytes, '')).scene,
  gltf: async (bytes) => (await new GLTFLoader(nothingElse()).parseAsync(bytes, '')).scene,
  obj: async (bytes) => new OBJLoader(nothingElse()).parse(new TextDecoder().decode(bytes)),
  stl: async (bytes) => surface(new STLLoader(nothingElse()).parse(bytes)),
  ply: async (bytes) => cloudOrSurface(new PLYLoader(nothingElse()).parse(bytes)),
  fbx: async (bytes) => new FBXLoader(nothingElse()).parse(bytes, ''),
};
/** These formats mostly say that z is up; the others that y is. */
const Z_UP = new Set(['stl', 'ply']);

/** Reads the answer piece by piece, and tells how much has come. */
async function fetched(address, signal, tell) {
  const answer = await fetch(address, {signal});
  if (!answer.ok) throw new Error(`the bucket answered ${answer.status}; the link may have expired: reload the page`);
  const whole = Number(answer.headers.get('content-length'));
  const parts = [];
  let got = 0;
  for (const reader = answer.body.getReader(); ;) {
    const {done, value} = await reader.read();
    if (done) break;
    got += value.length;
    if (got > LARGEST_BYTES) throw new Error('it is larger than 200 MB; download it and open it in a program of your own');
    parts.push(value);
    tell(whole ? `Fetching ${Math.round(got * 100 / whole)} %` : `Fetching ${Math.round(got / 1024)} KB`);
  }
  return new Blob(parts).arrayBuffer();
}

function figuresOf(model, box) {
  let triangles = 0;
  let points = 0;
  let parts = 0;
  model.traverse((node) => {
    const {geometry} = node;
    if (!(geometry instanceof BufferGeometry)) return;
    parts++;
    const count = geometry.index?.count ?? geometry.getAttribute('position')?.count ?? 0;
    if (node.isMesh) triangles += count / 3; else points += count;
  });
  if (triangles + points === 0) throw new Error('there is nothing in it that could be drawn');
  const sides = box.getSize(new Vector3()).toArray().map((side) => Number(side.toPrecision(3)).toLocaleString('en'));
  const words = (count, one) => `${Math.round(count).toLocaleString('en')} ${one}${Math.round(count) === 1 ? '' : 's'}`;
  return [triangles ? words(triangles, 'triangle') : words(points, 'point'), words(parts, 'part'), `${sides.join(' × ')} units`].join(' · ');
}

function released(model) {
  model.traverse((node) => {
    node.geometry?.dispose();
    for (const material of [node.material].flat().filter(Boolean)) {
      Object.values(material).forEach((value) => value?.isTexture && value.dispose());
      material.dispose();
    }
  });
}

/** Draws on the canvas until it is told to stop; only when something has changed. */
function stage(canvas, model, box) {
  const renderer = new WebGLRenderer({canvas, antialias: true, alpha: true});
  const scene = new Scene();
  const camera = new PerspectiveCamera(40, 1, 0.01, 100);
  const controls = new OrbitControls(camera, canvas);
  const unit = new Group();
  const size = box.getSize(new Vector3()).length() || 1;
  unit.add(model);
  model.position.sub(box.getCenter(new Vector3()));
  unit.scale.setScalar(2 / size);
  const sun = new DirectionalLight(new Color(0xffffff), 2.2);
  sun.position.set(2, 4, 3);
  scene.add(unit, sun, new HemisphereLight(0xffffff, 0x667788, 1.2), new AmbientLight(0xffffff, 0.35));
  const draw = () => renderer.render(scene, camera);
  const home = () => {
    camera.position.set(1.6, 1.1, 2.2);
    controls.target.set(0, 0, 0);
    controls.update();
  };
  const fit = () => {
    const {clientWidth: wide, clientHeight: high} = canvas;
    renderer.setPixelRatio(Math.min(2, devicePixelRatio));
    renderer.setSize(wide, high, false);
    camera.aspect = wide / Math.max(1, high);
    camera.updateProjectionMatrix();
    draw();
  };
  const turned = (sideways, upwards, nearer) => {
    const away = camera.position.clone().sub(controls.target);
    away.applyAxisAngle(new Vector3(0, 1, 0), sideways * TURN).multiplyScalar(nearer);
    const rim = new Vector3(0, 1, 0).cross(away).normalize();
    const next = away.clone().applyAxisAngle(rim, -upwards * TURN);
    camera.position.copy(controls.target).add(Math.abs(next.clone().normalize().y) < 0.99 ? next : away);
    controls.update();
  };
  const keys = {
    ArrowLeft: [-1, 0, 1], ArrowRight: [1, 0, 1], ArrowUp: [0, 1, 1], ArrowDown: [0, -1, 1], '+': [0, 0, 0.9], '-': [0, 0, 1.1],
  };
  canvas.addEventListener('keydown', (event) => {
    if (event.key === '0') home();
    else if (keys[event.key]) turned(...keys[event.key]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  controls.addEventListener('change', draw);
  const seen = new ResizeObserver(fit);
  seen.observe(canvas);
  home();
  fit();
  return {
    home,
    wire: (on) => {
      model.traverse((node) => [node.material].flat().filter(Boolean).forEach((material) => { material.wireframe = on; }));
      draw();
    },
    stop: () => {
      seen.disconnect();
      controls.dispose();
      released(model);
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
}

const element = (name, more, ...children) => {
  const made = Object.assign(document.createElement(name), more);
  made.append(...children);
  return made;
};

/**
 * Shows a model in a place of the page, instead of what was there.
 * @param {HTMLElement} place
 * @param {{address: string, format: string, name: string}} model
 */
export async function show(place, {address, format, name}) {
  place.dispatchEvent(new Event('leave'));
  const gone = new AbortController();
  let drawn = null;
  const says = element('p', {className: 'model-says', role: 'status', textContent: `Fetching ${name}`});
  const canvas = element('canvas', {
    className: 'model', tabIndex: 0, hidden: true,
    ariaLabel: `${name} in three dimensions. Arrow keys turn it, plus and minus bring it nearer and farther, 0 puts it back.`,
  });
  canvas.setAttribute('role', 'img');
  const wire = element('button', {type: 'button', textContent: 'Edges', ariaPressed: 'false', hidden: true});
  const back = element('button', {type: 'button', textContent: 'Put back', hidden: true});
  const close = element('button', {type: 'button', textContent: 'Close'});
  const leave = () => {
    gone.abort();
    drawn?.stop();
    drawn = null;
  };
  place.addEventListener('leave', leave, {once: true});
  close.addEventListener('click', () => {
    place.dispatchEvent(new Event('leave'));
    place.replaceChildren();
    place.hidden = true;
  });
  back.addEventListener('click', () => drawn?.home());
  wire.addEventListener('click', () => {
    wire.ariaPressed = String(wire.ariaPressed !== 'true');
    drawn?.wire(wire.ariaPressed === 'true');
  });
  place.replaceChildren(element('div', {className: 'model-head'}, element('strong', {textContent: name}), says, wire, back, close), canvas);
  place.hidden = false;
  try {
    const bytes = await fetched(address, gone.signal, (words) => { says.textContent = words; });
    says.textContent = 'Reading it';
    const model = await READERS[format](bytes);
    if (gone.signal.aborted) { released(model); return; }
    if (Z_UP.has(format)) model.rotation.x = -Math.PI / 2;
    model.updateMatrixWorld(true);
    const box = new Box3().setFromObject(model);
    const figures = figuresOf(model, box);
    for (const part of [canvas, wire, back]) part.hidden = false;
    drawn = stage(canvas, model, box);
    says.textContent = figures;
    place.scrollIntoView({block: 'nearest'});
  } catch (failure) {
    if (gone.signal.aborted) return;
    for (const part of [canvas, wire, back]) part.hidden = true;
    says.textContent = `It cannot be shown here: ${failure.message}`;
  }
}
