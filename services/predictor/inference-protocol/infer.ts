import PQueue from 'p-queue';
import type { ServedModel } from '../../../contract/shapes/predictor.ts';
import type { Judge, Judged } from '../judge.ts';
import { chosenOutputs, outputTensors } from './outputs.ts';
import type { InferenceRequest, InferenceResponse } from './shapes.ts';
import { photosOf } from './tensors.ts';

const PHOTOS_AT_ONCE = 3;

export interface InferParts {
  judge: Judge;
  model: ServedModel;
  signal: AbortSignal;
  /** Told each prediction as it is made. */
  onJudged: (judged: Judged) => void;
}

/** Answers a request of the protocol. The first photo that fails fails it whole: tensors have no place for errors. */
export async function infer(body: InferenceRequest, parts: InferParts): Promise<InferenceResponse> {
  const { judge, model, onJudged } = parts;
  const outputs = chosenOutputs(body.outputs);
  const photos = body.inputs.flatMap(photosOf);
  const failed = new AbortController();
  const signal = AbortSignal.any([parts.signal, failed.signal]);
  const lanes = new PQueue({ concurrency: PHOTOS_AT_ONCE });
  const judgeOne = async (photo: Uint8Array) => {
    const judged = await judge({ photo, model, signal });
    onJudged(judged);
    return judged.verdict;
  };
  try {
    const verdicts = await lanes.addAll(photos.map((photo) => () => judgeOne(photo)));
    const tensors = outputTensors(verdicts, model, outputs);
    return { model_name: model.project, model_version: model.version, ...identified(body), outputs: tensors };
  } catch (error) {
    lanes.clear();
    failed.abort(error);
    throw error;
  }
}

const identified = ({ id }: InferenceRequest) => (id === undefined ? {} : { id });
