export {AmbientLight, Box3, BufferGeometry, Color, DirectionalLight, DoubleSide, Group, HemisphereLight, LoadingManager, Mesh,
  MeshStandardMaterial, PerspectiveCamera, PMREMGenerator, Points, PointsMaterial, Scene, Vector3, WebGLRenderer} from 'three';
export {OrbitControls} from 'three/addons/controls/OrbitControls.js';
export {FBXLoader} from 'three/addons/loaders/FBXLoader.js';
export {GLTFLoader} from 'three/addons/loaders/GLTFLoader.js';
export {OBJLoader} from 'three/addons/loaders/OBJLoader.js';
export {PLYLoader} from 'three/addons/loaders/PLYLoader.js';
export {STLLoader} from 'three/addons/loaders/STLLoader.js';
