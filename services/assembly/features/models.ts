import { createModels, type Models, type Starter } from '../../models/models.ts';
import { type Ask, createAsk } from '../../predicting/ask-predictor.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';
import { predictorOf } from '../predictor-on-demand.ts';

export const joinModels = (ground: Ground, others: Joined, starter: Starter): Models => {
  // Made when it is first asked: what serves needs the models first.
  let ask: Ask | undefined;
  const askOnce = () => {
    ask ??= createAsk({ predictor: predictorOf(ground, others.serving), clock: ground.clock });
    return ask;
  };
  return createModels({
    ...ground,
    starter,
    keepsProject: async (project) => (await ground.places.of(project)) === ground.place,
    verify: (model) => others.serving.verify(model),
    follow: () => others.serving.shelfChanged(),
    classify: (photo, options) => askOnce()(photo, options),
  });
};
