import type { Judged } from '../data/corrections/use-corrections.ts';
import { useProjectWithoutModel } from '../data/use-answering.ts';
import { LabelIt } from './label-it.tsx';
import { RightOrWrong } from './right-or-wrong.tsx';

/**
 * What a person says below a verdict. Where another project's version answered for want of one, it is not judged: it was
 * never asked that question, and how good it is must not depend on the answer.
 */
export function AboutVerdict(judged: Judged) {
  const waiting = useProjectWithoutModel(judged.version);
  if (!waiting) return <RightOrWrong {...judged} />;
  return waiting.classes.length > 0 && <LabelIt judged={judged} project={waiting} />;
}
