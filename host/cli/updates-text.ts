import type { DataCopy, UpdateState, UpdateWay } from '../../contract/updates.ts';
import { table, visible } from './table.ts';

/** What is told of updates: what the window shows, and whether Meadow looks by itself. */
export type ToldUpdates = UpdateState & { look: boolean };

const RUNS: Record<UpdateWay, string> = {
  itself: 'is installed and signed',
  download: 'is installed; its build is not signed, so it installs nothing by itself',
  portable: 'was not installed, so it cannot put another version in its place',
  checkout: 'runs from its sources',
  image: 'runs in a container',
};

/** What to do to get to a newer version. */
function wayTo(version: string, { way, image }: Pick<UpdateState, 'way' | 'image'>, ready: boolean): string[] {
  switch (way) {
    case 'itself':
      return ready
        ? ['It is downloaded and checked. In the window: Settings, Updates, Restart.']
        : [
            '"meadow updates download" downloads it while the app runs; it is installed in the window, under Settings, Updates.',
          ];
    case 'checkout':
      return ['git pull && npm ci', 'Then start Meadow again.'];
    case 'image':
      return [`MEADOW_IMAGE=${image ?? 'meadow'}:${version} docker compose -f compose/compose.yaml up -d --wait`];
    case 'download':
    case 'portable':
      return ['Copy the data first ("meadow updates copy"), download it, and compare its SHA-256 before you open it.'];
  }
}

/** Which Meadow runs, whether there is a newer one and what is new in it, and the way there and back. */
export function updatesText(told: ToldUpdates): string {
  const { version, way, copies, earlier } = told;
  const lines = [
    `Meadow ${version} ${RUNS[way]}.`,
    lookLine(told),
    ...(told.releases === undefined ? [] : newestLines(told)),
    ...(told.arrived && !told.found ? [`New in ${version}:`, ...noteLines(told.arrived.notes)] : []),
    ...(earlier ? earlierLines(way, earlier) : []),
    ...(copies.length > 0 ? ['Copies of the data, the newest first:'] : []),
  ];
  return lines.map((line) => `${visible(line)}\n`).join('') + table(copies.map(copyRow));
}

function lookLine({ releases, look }: ToldUpdates): string {
  if (releases === undefined) return 'It was not told where its releases are, so it looks for none.';
  return look
    ? 'It looks for newer versions once a day, while it runs; "meadow updates off" ends that.'
    : 'It looks for newer versions only when asked ("meadow updates look"); "meadow updates on" has it look once a day.';
}

function newestLines(told: ToldUpdates): string[] {
  const { looked, fault, found, ready, version } = told;
  const when = looked === undefined ? 'It has not looked yet.' : `It looked at ${looked}.`;
  const failed = fault ? [`${when} That failed: ${fault.message}`, ...(fault.hint ? [fault.hint] : [])] : [];
  if (!found) {
    if (fault) return failed;
    return [looked === undefined ? when : `${when} Meadow ${version} is the newest.`];
  }
  const published = found.published === undefined ? '' : `, of ${found.published.slice(0, 10)}`;
  return [
    ...failed,
    `There is a newer version: ${found.version}${published}.${found.page ? ` ${found.page}` : ''}`,
    ...noteLines(found.notes),
    ...wayTo(found.version, told, ready),
    ...found.files.flatMap(({ url, sha256 }) => [`  ${url}`, ...(sha256 ? [`  SHA-256 ${sha256}`] : [])]),
  ];
}

const noteLines = (notes: string): string[] =>
  notes.split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [`  ${line.trimEnd()}`]));

function earlierLines(way: UpdateWay, { version, page, reads, copy }: NonNullable<UpdateState['earlier']>): string[] {
  const before = `Before it, Meadow ${version} ran here.${page ? ` ${page}` : ''}`;
  if (!reads && !copy)
    return [before, 'It cannot read the records as they are now, and there is no copy of the data that it can.'];
  const data = reads
    ? 'It reads the data as they are.'
    : `It cannot read the records as they are now: the copy of ${copy?.created} takes their place.`;
  const how =
    way === 'itself'
      ? 'One click goes back to it, in the window: Settings, Updates, Go back.'
      : `To go back: ${reads ? '' : `"meadow restore ${copy?.file}", then `}start that version in the place of this one.`;
  return [before, data, how];
}

const copyRow = ({ file, version, created, bytes }: DataCopy): string[] => [
  file,
  `by Meadow ${version}`,
  created,
  `${(bytes / 1e6).toFixed(1)} MB`,
];
