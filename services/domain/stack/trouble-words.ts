import type { ServiceTrouble } from '../../../contract/shapes/stack.ts';

type Details = ServiceTrouble['details'];

const LOG = 'Its log says why.';

/** What is wrong with a service, in a sentence, and what to do. */
export function troubleInWords(service: string, kind: ServiceTrouble['kind'], details: Details): ServiceTrouble {
  const [message, hint] = SENTENCES[kind](service, details);
  return { kind, message, hint, details };
}

const said = ({ words }: Details): string => (words ? ` It said last: ${words}` : '');

const SENTENCES: Record<
  ServiceTrouble['kind'],
  (service: string, details: Details) => [message: string, hint: string]
> = {
  'crash-loop': (service, details) => [
    `${service} ends soon after each start: ${details.restarts} times so far.${said(details)}`,
    LOG,
  ],
  'out-of-memory': (service, { limit }) => [
    `${service} was ended because it needed more memory than the ${limit ? `${megabytes(limit)} MB ` : ''}it may have.`,
    'Give it more memory, or close other programs, then start it again.',
  ],
  'exited-at-once': (service, details) => [
    `${service} ended as soon as it was started${codeOf(details)}.${said(details)}`,
    LOG,
  ],
  exited: (service, details) => [`${service} has ended${codeOf(details)}.${said(details)}`, LOG],
  unhealthy: (service, { probe }) => [
    `${service} runs, but its health check fails${probe ? `: ${probe}` : '.'}`,
    'Look at its log; restart it where that says nothing.',
  ],
  dead: (service) => [`The engine can neither stop nor remove ${service}.`, 'Restart the container engine.'],
};

const codeOf = ({ exit }: Details): string => (exit === undefined ? '' : `, with code ${exit}`);

const megabytes = (bytes: string | number): number => Math.round(Number(bytes) / 2 ** 20);
