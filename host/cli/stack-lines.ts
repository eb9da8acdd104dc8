import type { ServiceWork, StackWork } from '../../contract/shapes/stack.ts';

const WORDS: Partial<Record<ServiceWork['step'], string>> = {
  pull: 'downloading',
  build: 'building',
  create: 'making',
  start: 'starting',
  check: 'waiting for',
  copy: 'copying the data of',
  stop: 'stopping',
  remove: 'removing',
};

/** What is under way, in one line: `3 of 14 services; downloading mlflow 120 of 400 MB, 35 s left`. */
export function stackWorkLines({ services }: StackWork): string {
  const done = services.filter(({ step }) => step === 'done').length;
  const busy = services.flatMap((work) => {
    const word = WORDS[work.step];
    return word === undefined ? [] : [`${word} ${work.service}${amount(work)}`];
  });
  return [`${done} of ${services.length} services`, ...busy].join('; ');
}

function amount({ step, done, total, left }: ServiceWork): string {
  if (total === 0) return '';
  const [size, unit] = step === 'pull' || step === 'copy' ? [1e6, ' MB'] : [1, ''];
  const time = left === undefined ? '' : `, ${Math.ceil(left)} s left`;
  return ` ${Math.round(done / size)} of ${Math.round(total / size)}${unit}${time}`;
}
