import { createModels, type Models, type Starter } from '../../models/models.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';

export const joinModels = (ground: Ground, others: Joined, starter: Starter): Models =>
  createModels({
    ...ground,
    starter,
    verify: (model) => others.serving.verify(model),
    follow: () => others.serving.shelfChanged(),
  });
