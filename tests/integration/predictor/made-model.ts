import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServedModel } from '../../../contract/shapes/predictor.ts';
import { startBackbone } from '../../../services/assembly/backbone.ts';
import { CHANNELS } from '../../../services/domain/features.ts';
import type { Model } from '../../../services/domain/model.ts';
import { writeModel } from '../../../services/domain/model-file.ts';
import { answerProbes } from '../../../services/domain/probes.ts';
import { createRandom } from '../../../services/domain/random.ts';

export interface MadeModel {
  version: string;
  project?: string;
  classes?: string[];
  seed?: number;
  /** It takes no photo for "neither". */
  certain?: boolean;
}

/**
 * Model files with a head of chance and no references, whose probes the real backbone answered: sound in every way
 * but that they have learned nothing. Every photo is "neither", because its space holds none.
 */
export async function makeModels(folder: string, wanted: MadeModel[]): Promise<ServedModel[]> {
  const backbone = await startBackbone('onnx');
  try {
    return await Promise.all(wanted.map((one) => makeModel(folder, one, backbone)));
  } finally {
    await backbone.dispose();
  }
}

type Backbone = Awaited<ReturnType<typeof startBackbone>>;

async function makeModel(folder: string, made: MadeModel, backbone: Backbone): Promise<ServedModel> {
  const { version, project = 'test', classes = ['dandelion', 'grass'], seed = 1, certain = false } = made;
  const blank = chanceModel({ version, project, classes, seed, certain }, backbone.sha256);
  const { bytes, sha256 } = writeModel({ ...blank, probes: await answerProbes(blank, backbone.features) });
  const path = join(folder, `${version}.meadow`);
  await writeFile(path, bytes);
  return { version, project, classes, path, sha256 };
}

function chanceModel({ version, project, classes, seed, certain }: Required<MadeModel>, sha256: string): Model {
  const random = createRandom(seed);
  const weights = Float32Array.from({ length: CHANNELS * classes.length }, () => (random() - 0.5) * 4);
  const backbone = { name: 'efficientnet-lite0', sha256 };
  return {
    version,
    project,
    classes,
    backbone,
    head: { weights, bias: new Float32Array(classes.length) },
    temperature: 1,
    space: { mean: new Float32Array(CHANNELS), directions: new Float32Array(CHANNELS) },
    neither: { unlike: certain ? -1 : 0.5, between: 0 },
    references: {
      vectors: new Int8Array(),
      scales: new Float32Array(),
      labels: new Uint16Array(),
      photos: [],
      urls: [],
    },
    probes: [],
    arch: process.arch,
    card: {
      version,
      project,
      classes: classes.map((label) => ({ label, photos: 0, test: 0, correct: 0, judgedBy: 'held-out' })),
      photos: { total: 0, train: 0, test: 0, leftOut: 0 },
      test: { correct: 0, total: 0, accuracy: 0, interval: [0, 1] },
      confusion: classes.map(() => Array(classes.length + 1).fill(0)),
      calibration: { temperature: 1, expectedError: 0, logLoss: 0 },
      neither: { threshold: 0.5, kept: 0 },
      limits: ['It has learned nothing.'],
      trained: { runtime: 'none', seed },
      backbone,
      data: 'No photos.',
    },
  };
}
