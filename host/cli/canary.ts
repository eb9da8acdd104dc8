import type { Canary, CanarySide } from '../../contract/shapes/canary.ts';
import type { Deployment } from '../../contract/shapes/deployment.ts';
import { CommandFault } from '../../services/domain/command-fault.ts';
import type { Fault } from '../../services/domain/fault.ts';
import type { Client } from '../core-client.ts';
import { asJson } from './as-json.ts';
import { endWords, shareWords, standing } from './canary-words.ts';
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
  const champions = (await deploymentOf(client, project))?.deployed?.replicas;
  const { job, refused } = await client.deploying.canary({ project, version, percent, byHand, minutes, answers });
  if (champions !== undefined) terminal.say(visible(shareWords(version, percent, champions)));
  if (refused) terminal.say(visible(`${refused.message} It is not promoted by itself. ${refused.hint}`));
  if (!(await followJob(client, terminal, job, signal, 'Stopped; the champion gets all photos again.')))
    return exitCodes.interrupted;
  const begun = await deploymentOf(client, project);
  const left = byHand || begun?.canary?.refused !== undefined;
  if (begun?.canary && !begun.canary.ended && !left) terminal.say(visible(beginning(begun.canary, begun.address)));
  const last = left ? begun?.canary : await untilEnded(client, terminal, project, signal);
  if (!last) throw gone();
  await terminal.print(json ? asJson(last) : canaryText(last, terminal.columns));
  if (last.ended) return last.ended.how === 'promoted' ? exitCodes.done : exitCodes.failed;
  if (!left && !last.refused) {
    terminal.say('It goes on while Meadow runs; "meadow deploy status" says how it stands.');
    return exitCodes.interrupted;
  }
  return exitCodes.done;
}

/** What it waits for, where photos are to be sent for it, and that it goes on without anybody who looks on. */
function beginning(canary: Canary, address: string | undefined): string {
  const sent = address === undefined ? '' : ` Requests go to ${address}.`;
  return `${standing(canary)}${sent} Ctrl-C leaves it running.`;
}

async function untilEnded(client: Client, terminal: Terminal, project: string, signal: AbortSignal) {
  let last: Canary | undefined;
  let said = Date.now();
  try {
    for await (const { deployment } of await client.deploying.watch({ project }, { signal })) {
      last = toCanary(deployment);
      if (!last || last.ended || last.refused) return last;
      const line = visible(`${last.version}: ${standing(last)}`);
      terminal.show(line);
      if (terminal.watched || Date.now() - said < SAY_EVERY_MS) continue;
      terminal.say(line);
      said = Date.now();
    }
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
  }
  return last;
}

/** Where nobody sees a line that changes, as in a file. */
const SAY_EVERY_MS = 30_000;

const deploymentOf = async (client: Client, project: string): Promise<Deployment | undefined> =>
  (await client.deploying.list()).find((each) => each.project === project);

const toCanary = (deployment: Pick<Deployment, 'canary'> | undefined): Canary | undefined => deployment?.canary;

/** What a canary did beside the champion, and how it stands. */
export function canaryText(canary: Canary, columns: number | undefined): string {
  const { champion, canary: own, agreement } = canary;
  const share = `${Math.round(canary.share * 100)} % of the photos, by ${own.copies} of ${own.copies + champion.copies} copies`;
  const head = canary.ended
    ? endWords(canary, canary.ended, new Date())
    : `Canary ${canary.version} beside ${champion.version}: ${share}.`;
  const rows = [champion, own].map(rowOf);
  const same = agreement.asked > 0 ? `Both say the same of ${agreement.agreed} of ${agreement.asked} photos.\n` : '';
  const figures = table([['VERSION', 'COPIES', 'REQUESTS', 'ERRORS', 'MEDIAN', '95 %', '"NEITHER"'], ...rows], columns);
  const stands = canary.ended ? '' : `${visible(standing(canary))}\n`;
  return `${visible(head)}\n${figures}${same}${stands}`;
}

/** A canary among what is deployed: its figures while they change. */
export function canaryStatus(canary: Canary, columns: number | undefined): string {
  if (canary.ended) return `${visible(endWords(canary, canary.ended, new Date()))}\n`;
  if (canary.state === 'promoting') return `${visible(standing(canary))}\n`;
  return canaryText(canary, columns);
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

const unnamed = (): Fault =>
  new CommandFault(
    'bad-request',
    'It is not said which version gets a share of the photos.',
    'Name it: meadow deploy --canary 20 --version VERSION; "meadow models list" lists those there are.',
  );

const gone = (): Fault => new CommandFault('not-found', 'The canary is not there any more.', 'Start it again.');
