import type { FaultShape } from '../../../contract/errors.ts';
import type { Fault } from '../fault.ts';
import { diskInWords, memoryInWords } from '../sizes.ts';
import type { ServiceRule, StackVariable } from './stack-file.ts';

/** How what is wrong can be mended. */
export type PreflightFix = { kind: 'start-engine' } | { kind: 'choose-port'; variable: string; port: number };

/** One thing that was looked at before the stack starts. */
export interface PreflightCheck {
  name: string;
  state: 'ok' | 'warning' | 'failed';
  finding: string;
  hint?: string;
  fixable: boolean;
  details: Record<string, string | number>;
  fault?: FaultShape;
  fix?: PreflightFix;
}

/** What all of it takes when nothing is asked of it. */
const MEMORY = 2.5 * 2 ** 30;
/** Images, and what they keep in the first weeks. */
const DISK = 12e9;
const DISK_LEFT = 2e9;

const ok = (name: string, finding: string, details: PreflightCheck['details'] = {}): PreflightCheck => ({
  name,
  state: 'ok',
  finding,
  fixable: false,
  details,
});

export function failed(name: string, fault: Fault, fix?: PreflightFix): PreflightCheck {
  const { message: finding, hint, details } = fault;
  const fixable = fix !== undefined;
  return { name, state: 'failed', finding, hint, fixable, details, fault: fault.toShape(), ...(fix && { fix }) };
}

export interface SeenEngine {
  name: string;
  version: string;
  context: string;
  address: string;
  memory: number;
}

export function judgeEngine({ name, version, context, address }: SeenEngine): PreflightCheck[] {
  const details = { name, version, context, address };
  return [
    ok('engine', `${name} answers: ${context}, ${address}.`, details),
    ok('engine-version', `${name} ${version} is new enough.`, details),
  ];
}

/** An engine that did not answer, may not be used, or is too old. `starter`: what can start it is installed. */
export function judgeNoEngine(fault: Fault): PreflightCheck {
  if (fault.code === 'engine-too-old') return failed('engine-version', fault);
  return failed(
    'engine',
    fault,
    fault.code === 'engine-missing' && fault.details.starter !== undefined ? { kind: 'start-engine' } : undefined,
  );
}

export const judgeFile = (project: string, services: number): PreflightCheck =>
  ok('compose-file', `The Compose file is sound: ${services} services.`, { project, services });

/** `free`: what is left of it now, where the engine runs on this computer itself. */
export function judgeMemory(all: number, free: number | undefined): PreflightCheck {
  const details = { memory: all, needed: MEMORY, ...(free !== undefined && { free }) };
  if (all < MEMORY)
    return {
      name: 'memory',
      state: 'failed',
      finding: `The container engine has ${memoryInWords(all)} of memory; the stack needs ${memoryInWords(MEMORY)}.`,
      hint: 'Give the engine more memory in its settings, then start it again.',
      fixable: false,
      details,
    };
  if (free !== undefined && free < MEMORY)
    return {
      name: 'memory',
      state: 'warning',
      finding: `Only ${memoryInWords(free)} of memory are free; the stack takes about ${memoryInWords(MEMORY)}.`,
      hint: 'Close other programs, or start fewer services.',
      fixable: false,
      details,
    };
  return ok('memory', `${memoryInWords(free ?? all)} of memory are there for the stack.`, details);
}

/** `free`: bytes on the engine's disk, where that can be told; `missing`: images that are still to come. */
export function judgeEngineDisk(free: number | undefined, missing: number): PreflightCheck {
  if (free === undefined) return ok('disk', 'The container engine keeps its images on a disk of its own.');
  const details = { free };
  const needed = missing > 0 ? DISK : DISK_LEFT;
  if (free >= needed) return ok('disk', `${diskInWords(free)} are free on the disk of the container engine.`, details);
  return {
    name: 'disk',
    state: free < DISK_LEFT ? 'failed' : 'warning',
    finding: `Only ${diskInWords(free)} are free on the disk of the container engine.`,
    hint: 'Free some space there; "docker system df" shows what takes it.',
    fixable: false,
    details,
  };
}

export interface TakenPort {
  service: string;
  port: number;
  /** A container of somebody else. */
  container?: string | undefined;
  /** A program of this computer. */
  pid?: number | undefined;
  name?: string | undefined;
  /** Meadow itself. */
  own?: true | undefined;
  /** What moves it, and where to. */
  fix?: Extract<PreflightFix, { kind: 'choose-port' }> | undefined;
}

export function judgePorts(taken: readonly TakenPort[], ports: number): PreflightCheck[] {
  if (taken.length === 0) return [ok('ports', 'All ports of the stack are free, or its own.', { ports })];
  return taken.map(({ service, port, container, pid, name, own, fix }) => ({
    name: 'ports',
    state: 'failed',
    finding: `Port ${port}, which ${service} needs, is taken by ${ownerInWords({ container, pid, name, own })}.`,
    hint: fix
      ? `Let Meadow use port ${fix.port} in its place, or end that program.`
      : 'End that program, then look again.',
    fixable: fix !== undefined,
    details: {
      port,
      service,
      ...(container !== undefined && { container }),
      ...(pid !== undefined && { pid }),
      ...(name !== undefined && { name }),
      ...(own && { own: 1 }),
      ...(fix && { variable: fix.variable, free: fix.port }),
    },
    ...(fix && { fix }),
  }));
}

type Owner = Pick<TakenPort, 'container' | 'pid' | 'name' | 'own'>;

function ownerInWords({ container, pid, name, own }: Owner): string {
  if (own) return 'Meadow itself';
  if (container !== undefined) return `the container "${container}"`;
  if (name !== undefined) return pid === undefined ? `"${name}"` : `"${name}" (process ${pid})`;
  return pid === undefined ? 'another program' : `process ${pid}`;
}

export function judgeImages(missing: readonly Pick<ServiceRule, 'image' | 'build'>[], all: number): PreflightCheck {
  if (missing.length === 0) return ok('images', `All ${all} images are here.`, { images: all, missing: 0 });
  const built = missing.filter(({ build }) => build !== undefined).length;
  return ok(
    'images',
    `${missing.length} of ${all} images are still to come: ${missing.length - built} to download, ${built} to build.`,
    {
      images: all,
      missing: missing.length,
      build: built,
    },
  );
}

/** The variable by which a port of a service is moved. */
export function variableOf(
  variables: readonly StackVariable[],
  values: Readonly<Record<string, string | undefined>>,
  { service, port }: { service: string; port: number },
): string | undefined {
  return variables.find(
    ({ name, kind, services, usual }) =>
      kind === 'port' && services.includes(service) && Number(values[name] || usual) === port,
  )?.name;
}
