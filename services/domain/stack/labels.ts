import { networkHash, volumeHash } from './service-hash.ts';
import type { ServiceRule } from './stack-file.ts';
import { ownerLabels, type StackOwner } from './stack-owner.ts';

const OF = 'com.docker.compose';

/** How Compose marks what belongs to a project; Meadow marks it the same, so that each finds what the other made. */
export const label = {
  project: `${OF}.project`,
  service: `${OF}.service`,
  number: `${OF}.container-number`,
  hash: `${OF}.config-hash`,
  oneOff: `${OF}.oneoff`,
  version: `${OF}.version`,
  dependsOn: `${OF}.depends_on`,
  image: `${OF}.image`,
  files: `${OF}.project.config_files`,
  folder: `${OF}.project.working_dir`,
  network: `${OF}.network`,
  volume: `${OF}.volume`,
} as const;

/**
 * When Meadow made a volume, by the engine's clock. An engine before 23 tells another time for it as soon as a file is
 * made in it.
 */
export const MADE = 'app.meadow.made';

/** The Compose whose ways these are. */
const COMPOSE = '2.40.3';

export const networkName = (project: string): string => `${project}_default`;
export const volumeName = (project: string, volume: string): string => `${project}_${volume}`;
export const containerName = (project: string, service: string, number: number): string =>
  `${project}-${service}-${number}`;

export interface LabelFacts {
  project: string;
  /** The Compose file and its folder, as they lie on this computer. */
  file: string;
  folder: string;
  /** The Meadow that makes it. */
  owner?: StackOwner | undefined;
}

export function containerLabels(
  rule: ServiceRule,
  number: number,
  imageId: string,
  { project, file, folder, owner }: LabelFacts,
): Record<string, string> {
  return {
    ...rule.labels,
    ...(owner && ownerLabels(owner)),
    [label.project]: project,
    [label.service]: rule.name,
    [label.number]: String(number),
    [label.hash]: rule.hash,
    [label.oneOff]: 'False',
    [label.version]: COMPOSE,
    [label.image]: imageId,
    [label.files]: file,
    [label.folder]: folder,
    [label.dependsOn]: Object.entries(rule.dependsOn)
      .map(([name, { condition }]) => `${name}:${condition}:false`)
      .join(','),
  };
}

export function networkLabels(project: string): Record<string, string> {
  return {
    [label.project]: project,
    [label.network]: 'default',
    [label.version]: COMPOSE,
    [label.hash]: networkHash(networkName(project)),
  };
}

export function volumeLabels(project: string, volume: string): Record<string, string> {
  return {
    [label.project]: project,
    [label.volume]: volume,
    [label.version]: COMPOSE,
    [label.hash]: volumeHash(volumeName(project, volume)),
  };
}

/** Which services a container's service needs, as it was labelled. */
export function needsOf(labels: Record<string, string>): string[] {
  return (labels[label.dependsOn] ?? '').split(',').flatMap((entry) => entry.split(':')[0] || []);
}
