import type { Canary, CanarySide } from '../../contract/shapes/canary.ts';
import type { Deployment } from '../../contract/shapes/deployment.ts';
import { Fault } from '../../services/domain/fault.ts';
import type { Client } from '../core-client.ts';
import { asJson } from './as-json.ts';
import { exitCodes } from './exit-codes.ts';
import { findProject } from './find-project.ts';
import { followJob } from './follow-job.ts';
import { table, visible } from './table.ts';
import type { Terminal } from './terminal.ts';

export interface CanaryOptions {
  project?: string;
  json?: true;
  canary: number;
  version?: string;
  byHand?: boolean;
  minutes: number;
  answers: number;
}

/** `meadow deploy --canary`: starts it, and looks on until it was promoted or aborted, where that is not left to a person. */
export async function startCanary(
  client: Client,
  terminal: Terminal,
  { project: asked, canary: percent, version, byHand = false, minutes, answers, json }: CanaryOptions,
  signal: AbortSignal,
): Promise<number> {
  if (version === undefined) throw unnamed();
  const { id: project } = await findProject(client, asked);
  const { job } = await client.deploying.canary({ project, version, percent, byHand, minutes, answers });
  if (!(await followJob(client, terminal, job, signal, 'Stopped; the champion gets all photos again.')))
    return exitCodes.interrupted;
  const last = byHand ? await canaryOf(client, project) : await untilEnded(client, terminal, project, signal);
  if (!last) throw gone();
  await terminal.print(json ? asJson(last) : canaryText(last, terminal.columns));
  if (last.ended) return last.ended.how === 'promoted' ? exitCodes.done : exitCodes.failed;
  if (!byHand) terminal.say('It goes on while Meadow runs; "meadow deploy status" says how it stands.');
  return byHand || last.refused ? exitCodes.done : exitCodes.interrupted;
}

async function untilEnded(client: Client, terminal: Terminal, project: string, signal: AbortSignal) {
  let last: Canary | undefined;
  try {
    for await (const { deployment } of await client.deploying.watch({ project }, { signal })) {
      last = toCanary(deployment);
      if (!last || last.ended || last.refused) return last;
      terminal.show(`${last.version}: ${standing(last)}`);
    }
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
  }
  return last;
}

async function canaryOf(client: Client, project: string): Promise<Canary | undefined> {
  return toCanary((await client.deploying.list()).find((each) => each.project === project));
}

const toCanary = (deployment: Pick<Deployment, 'canary'> | undefined): Canary | undefined => deployment?.canary;

/** What a canary did beside the champion, and how it stands. */
export function canaryText(canary: Canary, columns: number | undefined): string {
  const { champion, canary: own, agreement } = canary;
  const share = `${Math.round(canary.share * 100)} % of the photos, by ${own.copies} of ${own.copies + champion.copies} copies`;
  const head = canary.ended ? '' : `Canary ${canary.version}: ${share}.`;
  const rows = [champion, own].map(rowOf);
  const same = agreement.asked > 0 ? `Both say the same of ${agreement.agreed} of ${agreement.asked} photos.\n` : '';
  const figures = table([['VERSION', 'COPIES', 'REQUESTS', 'ERRORS', 'MEDIAN', '95 %', '"NEITHER"'], ...rows], columns);
  return `${visible(head)}${figures}${same}${visible(standing(canary))}\n`;
}

const rowOf = ({ version, copies, asked, errors, p50, p95, verdicts, neither }: CanarySide): string[] => [
  version,
  String(copies),
  String(asked),
  asked === 0 ? '-' : percent(errors / asked),
  p50 === undefined ? '-' : ms(p50),
  p95 === undefined ? '-' : ms(p95),
  verdicts === 0 ? '-' : percent(neither / verdicts),
];

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const ms = (seconds: number): string => `${Math.round(seconds * 1000)} ms`;

const things = {
  ready: 'copies',
  time: 'seconds',
  answers: 'requests',
  champion: "the champion's",
  agreement: 'photos compared',
};

function standing({ ended, refused, waits, byHand, state, fault }: Canary): string {
  if (ended) return `${ended.how === 'promoted' ? 'Promoted' : 'Aborted'}: ${ended.why.message}`;
  if (refused) return `Not promoted: ${refused.message} ${refused.hint}`;
  if (fault) return fault.message;
  if (state === 'promoting') return 'Being promoted.';
  const open = waits.map(({ for: what, done, total }) => `${Math.floor(done)} of ${total} ${things[what]}`);
  if (open.length > 0) return `waits for ${open.join(', ')}`;
  return byHand
    ? 'As good as the champion: "meadow deploy promote" or "meadow deploy abort".'
    : 'About to be promoted.';
}

const unnamed = (): Fault =>
  new Fault(
    'bad-request',
    'It is not said which version gets a share of the photos.',
    'Name it: meadow deploy --canary 20 --version VERSION; "meadow models list" lists those there are.',
  );

const gone = (): Fault => new Fault('not-found', 'The canary is not there any more.', 'Start it again.');
