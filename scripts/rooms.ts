import type { IConfiguration, IFlattenedRuleSet } from 'dependency-cruiser';

/** One room of the house: where it lies, and all it may import besides itself. */
interface Room {
  name: string;
  folder: string;
  /** Path patterns in the tree, and package names. */
  may: string[];
  /** Node's built-in modules. */
  node: boolean;
  why: string;
}

const npm = (...names: string[]) => names.map((name) => `(^|/)node_modules/(@types/)?${name}/`);

/** What of the contract has no transport in it: shapes, and the closed lists of errors, of their sentences and reasons. */
const SHAPES = '^contract/(shapes/|(errors|fault-cases|fault-values|value-kinds|because|system-codes)\\.ts$)';
const DOMAIN = '^services/domain/';
const PORTS = '^services/ports/';
const JOBS = '^services/jobs/';
const EVENTS = '^services/events/';
const HTTP = '^services/http/';

/** Folders of services that are no feature; every other folder is one. */
const LAYER = '(?:domain|ports|adapters|steps|predictor|http|jobs|events|assembly)';
const FEATURE = `^services/(?!${LAYER}/)[^/]+/`;

/** Who may import whom. The same table, in words, is in docs/architecture.md. */
export const rooms: Room[] = [
  {
    name: 'contract',
    folder: '^contract/',
    may: npm('zod', '@orpc/contract'),
    node: false,
    why: 'The contract crosses every process, so it knows its schema library and nothing else.',
  },
  {
    name: 'domain',
    folder: DOMAIN,
    may: [SHAPES, '^crypto$', ...npm('zod', 'ipaddr\\.js', 'csv-parse', 'yaml', 'semver')],
    node: false,
    why: 'Rules are pure: values in, values out. Only libraries that compute, never one that reads or writes.',
  },
  {
    name: 'ports',
    folder: PORTS,
    may: [DOMAIN, SHAPES, ...npm('zod')],
    node: false,
    why: 'A port speaks of the domain, never of the vendor behind it.',
  },
  {
    name: 'adapters',
    folder: '^services/adapters/',
    may: [PORTS, DOMAIN, SHAPES, '(^|/)node_modules/'],
    node: true,
    why: 'An adapter joins one vendor to one port.',
  },
  {
    name: 'jobs',
    folder: JOBS,
    may: [PORTS, DOMAIN, SHAPES, ...npm('p-queue')],
    node: true,
    why: 'Long work is the same for every feature.',
  },
  {
    name: 'events',
    folder: EVENTS,
    may: [PORTS, DOMAIN, JOBS, '^contract/'],
    node: true,
    why: 'Events join features that may not know each other.',
  },
  {
    name: 'steps',
    folder: '^services/steps/',
    may: [PORTS, DOMAIN, JOBS, SHAPES, ...npm('zod')],
    node: true,
    why: 'Steps are written once and run wherever their ports are joined.',
  },
  {
    name: 'http',
    folder: HTTP,
    may: [PORTS, DOMAIN, SHAPES, ...npm('fastify', '@fastify/[^/]+', 'ipaddr\\.js', 'zod')],
    node: true,
    why: 'The guard stands before every local server, so it belongs to none of them.',
  },
  {
    name: 'predictor',
    folder: '^services/predictor/',
    may: [PORTS, DOMAIN, HTTP, '^contract/', ...npm('fastify', '@fastify/[^/]+', 'prom-client', 'p-queue', 'zod')],
    node: true,
    why: 'The predictor runs alone in a pod, so it brings no feature with it.',
  },
  {
    name: 'feature',
    folder: FEATURE,
    may: [
      PORTS,
      DOMAIN,
      JOBS,
      EVENTS,
      '^services/steps/',
      '^contract/',
      ...npm('@orpc/(contract|server|shared)', 'p-queue', 'croner', 'zod'),
    ],
    node: true,
    why: 'A feature works on ports; only assembly knows the adapters.',
  },
  {
    name: 'assembly',
    folder: '^services/assembly/',
    may: ['^services/', '^contract/', '^package\\.json$', '(^|/)node_modules/(?!electron/)'],
    node: true,
    why: 'The one place that joins ports to adapters.',
  },
  {
    name: 'host',
    folder: '^host/',
    may: [
      '^services/assembly/',
      HTTP,
      '^services/domain/((command-)?fault|next-port)\\.ts$',
      '^contract/',
      '^package\\.json$',
      '(^|/)node_modules/(?!electron/)',
    ],
    node: true,
    why: 'An entry point starts an assembly and speaks for it.',
  },
  {
    name: 'main',
    folder: '^main/',
    may: [
      '^contract/',
      ...npm(
        'electron',
        'electron-updater',
        'builder-util-runtime',
        'undici',
        '@orpc/(client|contract|server)',
        'fflate',
        'zod',
      ),
    ],
    node: true,
    why: 'Electron stays thin: what the core does, the core does without it. The contract is how main asks and answers.',
  },
  {
    name: 'renderer',
    folder: '^renderer/',
    may: [
      '^contract/',
      ...npm(
        'react',
        'react-dom',
        'scheduler',
        'react-i18next',
        'i18next',
        'wouter',
        'zustand',
        'recharts',
        'fuzzysort',
        'zod',
        'csstype',
        '@mantine/[^/]+',
        '@tanstack/[^/]+',
        '@tabler/[^/]+',
        '@orpc/(client|contract|shared)',
        'vite',
      ),
    ],
    node: false,
    why: 'The window runs in any browser: no Node, no Electron, no core.',
  },
];

/** Which adapters may import a vendor's client; nobody else may. */
const clients: Record<string, string[]> = {
  kysely: ['sql'],
  pg: ['sql/postgres'],
  minio: ['minio'],
  '@redis/client': ['redis'],
  dockerode: ['docker'],
  'onnxruntime-node': ['onnx'],
  protobufjs: ['onnx'],
  '@tensorflow/[^/]+': ['tfjs'],
  sharp: ['sharp'],
  yauzl: ['yauzl'],
  'tar-stream': ['tar', 'docker'],
  'libheif-js': ['sharp'],
  autocannon: ['autocannon'],
};

/** Tests may join more than the code beside them, so the table above is not for them. */
const TESTS = '\\.test\\.tsx?$';

const roomRules: IFlattenedRuleSet['forbidden'] = rooms.map(({ name, folder, may, node, why }) => ({
  name,
  comment: why,
  severity: 'error',
  from: { path: folder, pathNot: TESTS },
  to: { pathNot: [folder, ...may], ...(node ? { dependencyTypesNot: ['core'] } : {}) },
}));

const clientRules: IFlattenedRuleSet['forbidden'] = Object.entries(clients).map(([client, vendors]) => ({
  name: `client-${client.replace(/\W+/g, '-').replace(/^-|-$/g, '')}`,
  comment: "A vendor's client stays in the vendor's adapter.",
  severity: 'error',
  from: { pathNot: [`^services/adapters/(${vendors.join('|')})/`, '^tests/', '^scripts/', TESTS] },
  to: { path: npm(client) },
}));

/** Every rule that holds the house, for dependency-cruiser. */
export const houseRules: IConfiguration = {
  forbidden: [
    ...roomRules,
    ...clientRules,
    {
      name: 'adapter-alone',
      comment: 'An adapter never imports another adapter.',
      severity: 'error',
      from: { path: '^services/adapters/([^/]+)/', pathNot: TESTS },
      to: { path: '^services/adapters/', pathNot: '^services/adapters/$1/' },
    },
    {
      name: 'feature-alone',
      comment: 'A feature never imports another feature: events or assembly join them.',
      severity: 'error',
      from: { path: `^services/(?!${LAYER}/)([^/]+)/`, pathNot: TESTS },
      to: { path: FEATURE, pathNot: '^services/$1/' },
    },
    {
      name: 'test-beside-code',
      comment: 'A test beside the code stays in its room; what needs more than one room is in tests/.',
      severity: 'error',
      from: { path: `^([^/]+)/.*${TESTS}`, pathNot: '^tests/' },
      to: { pathNot: ['^$1/', '^contract/', '(^|/)node_modules/'], dependencyTypesNot: ['core'] },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'Tests look at the house; the house never looks at tests.',
      severity: 'error',
      from: { pathNot: ['^tests/', TESTS] },
      to: { path: ['^tests/', TESTS] },
    },
    {
      name: 'scripts-apart',
      comment: 'Scripts are for those who work on Meadow; what ships never imports them.',
      severity: 'error',
      from: { path: '^(contract|services|host|main|renderer)/', pathNot: TESTS },
      to: { path: '^scripts/' },
    },
    {
      name: 'no-development-package',
      comment: 'What ships stands on dependencies alone; electron is the program that runs it.',
      severity: 'error',
      from: { path: '^(contract|services|host|main|renderer)/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], pathNot: npm('electron', 'vite', '@types/[^/]+') },
    },
    {
      name: 'resolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-cycle',
      comment: 'Two files that need each other at run time are one file, or three.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|out|coverage)/' },
    // Imports of types count too: a room that knows another's types knows the room.
    tsPreCompilationDeps: true,
    skipAnalysisNotInRules: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css'],
    },
  },
};
