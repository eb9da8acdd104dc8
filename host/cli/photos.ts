import { resolve } from 'node:path';
import type { Finding } from '../../contract/checks.ts';
import type { LeftAside, PhotoFilter, ProjectPhoto } from '../../contract/shapes/project-photo.ts';
import { problemKind } from '../../contract/shapes/project-photo.ts';
import { CommandFault } from '../../services/domain/command-fault.ts';
import type { Client } from '../core-client.ts';
import { asJson } from './as-json.ts';
import { exitCodes } from './exit-codes.ts';
import { findProject, projectNamed } from './find-project.ts';
import { followJob } from './follow-job.ts';
import { table, visible } from './table.ts';
import type { Terminal } from './terminal.ts';

interface Asked {
  project?: string;
  json?: true;
}

export interface AddOptions extends Asked {
  label?: string;
  newClasses?: boolean;
}

export interface ListOptions extends Asked {
  label?: string;
  unlabelled?: true;
  problem?: string;
}

type Page = Awaited<ReturnType<Client['checks']['list']>>;

const PAGE = 500;
/** Files left aside that are named one by one. */
const MOST_NAMED = 20;

/** `meadow photos add`: files, folders, zip files and CSV lists become photos of a project. */
export async function addPhotos(
  client: Client,
  terminal: Terminal,
  paths: string[],
  { project: asked, label, newClasses = false, json }: AddOptions,
  signal: AbortSignal,
): Promise<number> {
  const project = await findOrMake(client, asked);
  const from = paths.map((path) => resolve(path));
  const { job } = await client.photos.add({ project, paths: from, label, newClasses });
  if (!(await followJob(client, terminal, job, signal))) return exitCodes.interrupted;
  const report = await client.photos.report({ job });
  if (!report) throw new CommandFault('internal', 'The photos were added without a word.', 'Run "meadow photos list".');
  sayWhy(terminal, report.leftAside, 'files were left aside');
  sayWhy(terminal, report.otherLabel, 'photos are not under the label they came with');
  for (const { name, photos } of report.newClasses) terminal.say(noClassYet(name, photos));
  const added = report.added === 1 ? '1 photo was' : `${report.added} photos were`;
  const known = report.known === 1 ? '1 was' : `${report.known} were`;
  const words = `${added} added to the project ${project}; ${known} there already.`;
  await terminal.print(json ? asJson({ project, ...report }) : `${words}\n`);
  return report.leftAside.length + report.otherLabel.length === 0 ? exitCodes.done : exitCodes.someUnread;
}

function sayWhy(terminal: Terminal, said: readonly LeftAside[], what: string): void {
  for (const { photo, message } of said.slice(0, MOST_NAMED)) terminal.say(`${visible(photo)}: ${message}`);
  const more = said.length - MOST_NAMED;
  if (more > 0) terminal.say(`… and ${more} more ${what}.`);
}

function noClassYet(name: string, photos: number): string {
  const those = photos === 1 ? '1 photo in it has' : `${photos} photos in it have`;
  return `The folder "${visible(name)}" names no class of the project, so ${those} no label; add it again with --new-classes to make it one.`;
}

/** `meadow photos list`: the photos of a project, newest first. */
export async function listPhotos(client: Client, terminal: Terminal, options: ListOptions): Promise<number> {
  const { id } = await findProject(client, options.project);
  const photos = await allPhotos(client, id, filterOf(options));
  const head = ['PHOTO', 'LABEL', 'SET', 'SIZE', 'PROBLEMS', 'SHA-256'];
  const rows = photos.map(({ source, label, set, width, height, problems, hash }) => [
    source,
    label ?? '',
    set,
    `${width} x ${height}`,
    problems.join(', '),
    hash.slice(0, 12),
  ]);
  await terminal.print(options.json ? asJson(photos) : table([head, ...rows], terminal.columns));
  return exitCodes.done;
}

/** `meadow photos check`: looks at all photos of a project, and says what is wrong with which. */
export async function checkPhotos(
  client: Client,
  terminal: Terminal,
  { project: asked, json }: Asked,
  signal: AbortSignal,
): Promise<number> {
  const { id: project } = await findProject(client, asked);
  const { job } = await client.checks.start({ project });
  if (!(await followJob(client, terminal, job, signal))) return exitCodes.interrupted;
  const findings = await allFindings(client, project);
  const head = ['PROBLEM', 'PHOTO', 'LABEL', 'OTHERS', 'SUGGESTED'];
  const rows = findings.map(({ kind, photo, others, suggestion }) => [
    kind,
    photo.source,
    photo.label ?? '',
    others.map(({ source }) => source).join(', '),
    suggestion ?? '',
  ]);
  const words = findings.length === 0 ? 'Nothing was found.\n' : table([head, ...rows], terminal.columns);
  await terminal.print(json ? asJson(findings.map(plain)) : words);
  return exitCodes.done;
}

/** `meadow photos export`: the list of photos and labels as CSV. */
export async function exportPhotos(client: Client, terminal: Terminal, { project }: Asked): Promise<number> {
  const { id } = await findProject(client, project);
  const { text } = await client.photos.export({ project: id });
  await terminal.print(text);
  return exitCodes.done;
}

/** A project that is named and not there yet is made; the folders that are added name its classes. */
async function findOrMake(client: Client, asked: string | undefined): Promise<string> {
  const known = projectNamed(await client.projects.list(), asked);
  if (known || asked === undefined) return (known ?? (await findProject(client, asked))).id;
  return (await client.projects.create({ name: asked, classes: [], select: false })).id;
}

async function allPhotos(client: Client, project: string, filter: Partial<PhotoFilter>): Promise<ProjectPhoto[]> {
  const found: ProjectPhoto[] = [];
  for (;;) {
    const page = await client.photos.list({ project, filter, offset: found.length, limit: PAGE });
    found.push(...page.photos);
    if (page.photos.length < PAGE) return found;
  }
}

async function allFindings(client: Client, project: string): Promise<Finding[]> {
  const all: Finding[] = [];
  for (let offset: number | undefined = 0; offset !== undefined; ) {
    const { findings, next }: Page = await client.checks.list({ project, offset, limit: PAGE });
    all.push(...findings);
    offset = next;
  }
  return all;
}

function filterOf({ label, unlabelled, problem }: ListOptions): Partial<PhotoFilter> {
  return {
    ...(label !== undefined && { label }),
    ...(unlabelled && { label: null }),
    ...(problem !== undefined && { problem: problemKind.parse(problem) }),
  };
}

/** Addresses of pictures hold for the window only. */
function plain({ photo, others, ...rest }: Finding) {
  const named = ({ hash, source, label }: ProjectPhoto) => ({ hash, source, label });
  return { ...rest, photo: named(photo), others: others.map(named) };
}
