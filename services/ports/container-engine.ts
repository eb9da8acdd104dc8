import type { EngineFacts } from '../../contract/shapes/stack.ts';
import type { ContainerFacts } from '../domain/stack/container-facts.ts';
import type { ServiceRule } from '../domain/stack/stack-file.ts';

/** Where an engine was looked for, and why it is not the one. */
export interface TriedEngine {
  context: string;
  address: string;
  problem: string;
}

/** By which proxies the engine itself asks, as it tells; those of https are asked for images. */
export interface EngineProxy {
  http?: string | undefined;
  https?: string | undefined;
  /** Names that are asked directly, as in NO_PROXY. */
  except?: string | undefined;
}

export interface EngineState extends EngineFacts {
  /** Of its API, such as `1.41`. */
  api: string;
  /** Its clock. */
  now: Date;
  proxy: EngineProxy;
  /** Where it keeps images and volumes, where that is a folder of this computer. */
  folder?: string | undefined;
}

/** A container that is to be made. */
export interface ContainerOrder {
  name: string;
  rule: ServiceRule;
  imageId: string;
  labels: Record<string, string>;
  network: string;
  /** Names it answers to on the network. */
  aliases: readonly string[];
  /** The engine's name of a volume of the rule. */
  volumeName(volume: string): string;
}

export interface BuildOrder {
  image: string;
  /** A folder of this computer; its `.dockerignore` counts. */
  context: string;
  dockerfile: string;
  args: Record<string, string>;
  target?: string | undefined;
  labels: Record<string, string>;
}

export interface ImageWatch {
  signal: AbortSignal;
  /** Bytes of a pull, steps of a build. */
  onProgress(progress: { done: number; total: number }): void;
}

export interface VolumeFacts {
  name: string;
  labels: Record<string, string>;
  created: Date;
}

export interface EngineLogLine {
  at: Date;
  /** Its place in the log, in the engine's own words; none where the engine told no moment. */
  mark: string | undefined;
  stream: 'out' | 'err';
  text: string;
}

export interface LogOptions {
  tail: number | 'all';
  since?: Date | undefined;
  /** The mark of a line: only what was written after it. */
  after?: string | undefined;
  follow: boolean;
  signal?: AbortSignal | undefined;
}

/** Something that happened to a container, in the engine's own word: `start`, `kill`, `oom`, `die`, `health_status: …`. */
export interface ContainerChange {
  id: string;
  what: string;
  at: Date;
  labels: Record<string, string>;
  /** Of one that died. */
  exit?: number | undefined;
}

/** What a container took at a moment. */
export interface Usage {
  /** Bytes, without what the kernel only caches. */
  memory: number;
  /** Nanoseconds of all cores together, since its start. */
  cpu: number;
  at: Date;
}

/** A command for a container that runs. */
export interface RunOrder {
  /** The program and its arguments, which anybody on the engine's computer can read: no secret is one. */
  command: readonly string[];
  env?: Record<string, string>;
  /** Its standard input, whole or piece by piece. */
  input?: string | AsyncIterable<Uint8Array>;
  /** Milliseconds it may take; half a minute where left out. */
  ms?: number;
}

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/**
 * An engine that runs containers. Every method ends within seconds, however dead the engine is; those with a signal go
 * on until it is aborted. They throw `engine-gone`, `engine-forbidden`, `engine-refused` and `disk-full`.
 */
export interface ContainerEngine {
  /** The Docker context, or how the socket was found. */
  readonly context: string;
  readonly address: string;
  state(): Promise<EngineState>;
  /** The image's id; none where it is not here. */
  image(name: string): Promise<string | undefined>;
  /** Those with this label, `name=value`, newest first. */
  images(label: string): Promise<{ id: string; names: readonly string[] }[]>;
  /** Gives an image one name more. */
  tag(id: string, name: string): Promise<void>;
  /** Takes a name off, and with the last one the image, unless a container has it. No error where there is none. */
  untag(name: string): Promise<void>;
  /** An archive of an image, as `docker save` writes it. Throws `image-missing`. */
  archive(name: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>>;
  /**
   * Takes in the images of an archive, as `docker load` does. What the archive throws is thrown, and what was taken in
   * until then is no image. Throws the signal's reason.
   */
  load(archive: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<void>;
  /**
   * Throws `image-missing` where no registry has it, `pull-blocked` where the engine's own proxy or certificates stand in the
   * way, `pull-failed`, and the signal's reason.
   */
  pull(name: string, watch: ImageWatch): Promise<void>;
  /** Throws `build-failed`, and the signal's reason. */
  build(order: BuildOrder, watch: ImageWatch): Promise<void>;
  network(name: string): Promise<{ labels: Record<string, string> } | undefined>;
  /** No error where it is there. */
  createNetwork(name: string, labels: Record<string, string>): Promise<void>;
  /** No error where there is none. */
  removeNetwork(name: string): Promise<void>;
  /** Those with this label, `name=value`. */
  volumes(label: string): Promise<VolumeFacts[]>;
  /** The volume that is there, or a new one: of several at the same moment one makes it, and all get that one's labels. */
  createVolume(name: string, labels: Record<string, string>): Promise<VolumeFacts>;
  /** No error where there is none. */
  removeVolume(name: string): Promise<void>;
  /** Bytes of volumes by their names and images by their ids. It takes the engine seconds. */
  disk(): Promise<{ volumes: Map<string, number>; images: Map<string, number> }>;
  /** Those with this label, ended ones too. */
  containers(label: string): Promise<ContainerFacts[]>;
  /** None where there is none. */
  container(id: string): Promise<ContainerFacts | undefined>;
  /** Ports of this computer that containers of anybody have. */
  publishedPorts(): Promise<{ port: number; container: string; project?: string | undefined }[]>;
  /** Answers the id; that of the one of this name, where the same order made it. Throws `image-missing`. */
  create(order: ContainerOrder): Promise<string>;
  /** No error where it runs. Throws `port-taken`. */
  start(id: string): Promise<void>;
  /** Waits as long as the container may take to end. No error where it does not run, or is gone. */
  stop(id: string): Promise<void>;
  restart(id: string): Promise<void>;
  /** With what runs in it. No error where there is none. */
  remove(id: string): Promise<void>;
  logs(id: string, options: LogOptions): AsyncIterable<EngineLogLine>;
  usage(id: string): Promise<Usage>;
  /** Each change of a container with this label. Ends with the signal; throws `engine-gone`. */
  changes(label: string, signal: AbortSignal): AsyncIterable<ContainerChange>;
  /** Runs a command to its end. Throws `engine-refused` where the container does not run. */
  run(id: string, order: RunOrder): Promise<Ran>;
  /** Files below a folder of a container, running or not, by their paths in it. Throws `not-found`. */
  files(id: string, folder: string): Promise<Map<string, Uint8Array>>;
}

export interface ContainerEngines {
  /** The engine of this computer. Throws `engine-missing`, with what was tried, or `engine-forbidden`. */
  find(): Promise<ContainerEngine>;
  /** Starts one that is installed, and waits until it answers. Throws `engine-missing`. */
  start(signal: AbortSignal): Promise<void>;
}
