/** An import that breaks a rule of the house: the file, what it imports, and the rule that must catch it. */
export interface Plant {
  rule: string;
  from: string;
  imports: string;
}

const plant = (rule: string, from: string, imports: string): Plant => ({ rule, from, imports });

/** At least one for each rule; each file is planted once, so a violation is told by its file. */
export const violations: Plant[] = [
  plant('contract', 'contract/uses-core.ts', '../services/domain/any.ts'),
  plant('contract', 'contract/uses-node.ts', 'node:fs'),
  plant('contract', 'contract/uses-server.ts', '@orpc/server'),
  plant('domain', 'services/domain/uses-transport.ts', '../../contract/index.ts'),
  plant('domain', 'services/domain/uses-port.ts', '../ports/any.ts'),
  plant('domain', 'services/domain/reads-files.ts', 'node:fs/promises'),
  plant('domain', 'services/domain/uses-library.ts', 'kysely'),
  plant('ports', 'services/ports/uses-adapter.ts', '../adapters/sql/sqlite/any.ts'),
  plant('ports', 'services/ports/uses-transport.ts', '../../contract/index.ts'),
  plant('ports', 'services/ports/uses-node.ts', 'node:net'),
  plant('adapters', 'services/adapters/sql/uses-feature.ts', '../../predicting/any.ts'),
  plant('adapters', 'services/adapters/sql/uses-assembly.ts', '../../assembly/any.ts'),
  plant('adapter-alone', 'services/adapters/sql/uses-another.ts', '../onnx/any.ts'),
  plant('client-kysely', 'services/adapters/onnx/uses-database.ts', 'kysely'),
  plant('client-pg', 'services/adapters/sql/sqlite/uses-server.ts', 'pg'),
  plant('client-minio', 'services/adapters/local/uses-buckets.ts', 'minio'),
  plant('client-dockerode', 'services/doctor/uses-engine.ts', 'dockerode'),
  plant('client-onnxruntime-node', 'services/assembly/uses-runtime.ts', 'onnxruntime-node'),
  plant('client-protobufjs', 'services/predicting/uses-protobuf.ts', 'protobufjs'),
  plant('client-tensorflow', 'services/steps/uses-tensors.ts', '@tensorflow/tfjs-core'),
  plant('client-sharp', 'services/history/uses-pictures.ts', 'sharp'),
  plant('client-libheif-js', 'services/adapters/local/uses-heic.ts', 'libheif-js'),
  plant('client-redis-client', 'services/serving/uses-redis.ts', '@redis/client'),
  plant('client-tar-stream', 'services/keeping/uses-tar.ts', 'tar-stream'),
  plant('client-autocannon', 'services/load/uses-generator.ts', 'autocannon'),
  plant('client-yauzl', 'services/photos/uses-archives.ts', 'yauzl'),
  plant('jobs', 'services/jobs/uses-steps.ts', '../steps/any.ts'),
  plant('events', 'services/events/uses-feature.ts', '../history/any.ts'),
  plant('steps', 'services/steps/uses-adapter.ts', '../adapters/sql/sqlite/any.ts'),
  plant('http', 'services/http/uses-predictor.ts', '../predictor/any.ts'),
  plant('predictor', 'services/predictor/uses-adapter.ts', '../adapters/onnx/any.ts'),
  plant('predictor', 'services/predictor/uses-feature.ts', '../predicting/any.ts'),
  plant('feature', 'services/predicting/uses-adapter.ts', '../adapters/sql/sqlite/any.ts'),
  plant('feature', 'services/predicting/uses-server.ts', 'fastify'),
  plant('feature-alone', 'services/predicting/uses-another.ts', '../history/any.ts'),
  plant('assembly', 'services/assembly/uses-host.ts', '../../host/any.ts'),
  plant('assembly', 'services/assembly/uses-electron.ts', 'electron'),
  plant('host', 'host/uses-feature.ts', '../services/predicting/any.ts'),
  plant('host', 'host/uses-electron.ts', 'electron'),
  plant('main', 'main/uses-core.ts', '../services/domain/any.ts'),
  plant('main', 'main/uses-library.ts', 'kysely'),
  plant('renderer', 'renderer/uses-node.tsx', 'node:fs'),
  plant('renderer', 'renderer/uses-electron.ts', 'electron'),
  plant('renderer', 'renderer/uses-core.ts', '../services/domain/any.ts'),
  plant('renderer', 'renderer/uses-server.ts', 'fastify'),
  plant('test-beside-code', 'main/uses-core.test.ts', '../services/domain/any.ts'),
  plant('nothing-imports-tests', 'scripts/uses-tests.ts', '../tests/any.ts'),
  plant('nothing-imports-tests', 'services/history/uses-a-test.ts', './any.test.ts'),
  plant('scripts-apart', 'host/uses-scripts.ts', '../scripts/any.ts'),
  plant('no-development-package', 'services/assembly/uses-development.ts', 'fast-check'),
  plant('resolvable', 'scripts/leads-nowhere.ts', './gone.js'),
  plant('no-cycle', 'services/domain/circle.ts', './circle.ts'),
];

/** What the rules must let through. */
export const allowed: Omit<Plant, 'rule'>[] = [
  { from: 'contract/index.ts', imports: '@orpc/contract' },
  { from: 'services/domain/uses-shapes.ts', imports: '../../contract/shapes/any.ts' },
  { from: 'services/ports/uses-domain.ts', imports: '../domain/any.ts' },
  { from: 'services/adapters/sql/uses-vendor.ts', imports: 'kysely' },
  { from: 'services/adapters/sql/uses-node.ts', imports: 'node:sqlite' },
  { from: 'services/adapters/sql/uses-port.ts', imports: '../../ports/any.ts' },
  { from: 'services/predicting/uses-jobs.ts', imports: '../jobs/any.ts' },
  { from: 'services/predicting/any.test.ts', imports: '../adapters/sql/sqlite/any.ts' },
  { from: 'services/assembly/joins.ts', imports: '../adapters/sql/sqlite/any.ts' },
  { from: 'host/starts.ts', imports: '../services/assembly/any.ts' },
  { from: 'main/opens.ts', imports: 'electron' },
  { from: 'renderer/draws.tsx', imports: 'react' },
  { from: 'scripts/measures.ts', imports: '../services/assembly/any.ts' },
  { from: 'tests/integration/any.test.ts', imports: '../../services/adapters/sql/sqlite/any.ts' },
];
