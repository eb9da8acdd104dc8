import { SIDE } from './features.ts';
import type { Model } from './model.ts';

const snippets = {
  onnx: `\`\`\`python
import json
import numpy as np
import onnxruntime
from PIL import Image, ImageOps

photo = ImageOps.exif_transpose(Image.open("photo.jpg")).convert("RGB")
photo = ImageOps.fit(photo, (${SIDE}, ${SIDE}), Image.Resampling.LANCZOS)
pixels = np.asarray(photo, dtype=np.uint8)[None]  # 1 x ${SIDE} x ${SIDE} x 3, RGB from 0 to 255

session = onnxruntime.InferenceSession("model.onnx")
[scores] = session.run(["scores"], {"pixels": pixels})
print(dict(zip(json.load(open("labels.json")), scores[0].tolist())))
\`\`\``,
  tfjs: `\`\`\`js
import * as tf from '@tensorflow/tfjs';

const model = await tf.loadLayersModel('model.json');
const labels = await (await fetch('labels.json')).json();
// The largest square in the middle of an upright photo, scaled to ${SIDE} x ${SIDE}; RGB from 0 to 255.
const side = Math.min(image.naturalWidth, image.naturalHeight);
const canvas = new OffscreenCanvas(${SIDE}, ${SIDE});
const [left, top] = [(image.naturalWidth - side) / 2, (image.naturalHeight - side) / 2];
canvas.getContext('2d').drawImage(image, left, top, side, side, 0, 0, ${SIDE}, ${SIDE});
const pixels = tf.browser.fromPixels(canvas).toFloat().expandDims(0);
const scores = await model.predict(pixels).data();
console.log(Object.fromEntries(labels.map((label, at) => [label, scores[at]])));
\`\`\``,
};

/** What somebody must know who has the files of a version, and no Meadow. */
export function portableReadme(format: 'tfjs' | 'onnx', { version, classes, neither, card }: Model): string {
  const name = format === 'onnx' ? 'an ONNX model (operator set 17)' : 'a TensorFlow.js layers model';
  return `# ${version}

${name[0]!.toUpperCase()}${name.slice(1)}, exported by Meadow. It tells ${classes.join(', ')} apart: right on ${card.test.correct} of
${card.test.total} test photos.

It takes one photo, the largest square in its middle scaled to ${SIDE} x ${SIDE}, as RGB from 0 to 255, and gives one
probability a class, in the order of \`labels.json\`.

${snippets[format]}

Meadow itself says "neither" where the best probability is below ${neither.between.toFixed(3)}, and where a photo is unlike all it learnt
from; the second is not part of this file: a photo of something else gets a class here.
${card.limits.length > 0 ? `\n## What it must not be trusted with\n\n${card.limits.map((limit) => `- ${limit}\n`).join('')}` : ''}`;
}
