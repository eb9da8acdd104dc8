import type { Project } from '../../contract/projects.ts';
import { CommandFault } from '../../services/domain/command-fault.ts';
import type { Client } from '../core-client.ts';

/** The project of that name or id among these, written large or small; the one worked on where none is named. */
export function projectNamed(projects: readonly Project[], asked: string | undefined): Project | undefined {
  if (asked === undefined) return projects.find(({ current }) => current);
  const exact = projects.find(({ id, name }) => [id, name].includes(asked));
  const [alike, ...others] = projects.filter(({ name }) => name.toLowerCase() === asked.toLowerCase());
  return exact ?? (others.length === 0 ? alike : undefined);
}

/** The project of that name or id; the one worked on where none is named. Throws `bad-request`. */
export async function findProject(client: Client, asked: string | undefined): Promise<Project> {
  return knownProject(await client.projects.list(), asked);
}

/** The same among these. Throws `bad-request`. */
export function knownProject(projects: readonly Project[], asked: string | undefined): Project {
  const found = projectNamed(projects, asked);
  if (found) return found;
  const names = projects.map(({ name }) => `"${name}"`).join(', ');
  throw new CommandFault('bad-request', `There is no project "${asked ?? ''}".`, `Name one of these: ${names}.`);
}
