import program from '../../../package.json' with { type: 'json' };
import { homeLayout } from '../../adapters/local/home.ts';
import { createKeptHome } from '../../adapters/local/kept-home.ts';
import { writeFolder } from '../../adapters/local/write-folder.ts';
import { checkCatalogFile } from '../../adapters/sql/sqlite/check-copy.ts';
import { layersModel } from '../../domain/layers-model.ts';
import { createKeeping } from '../../keeping/keeping.ts';
import { readWeights } from '../backbone.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';
import { lazyParcels as parcels } from '../lazy-adapters.ts';
import { findElsewhere } from '../places/find-elsewhere.ts';

export const joinKeeping = (ground: Ground, others: Joined): Joined['keeping'] =>
  createKeeping({
    ...ground,
    parcels,
    elsewhere: (id) => findElsewhere(ground, id),
    forgetPlace: (id) => ground.places.forget(id),
    home: createKeptHome(homeLayout(ground.home)),
    checkRecords: checkCatalogFile,
    version: program.version,
    served: others.models.served,
    verify: (model) => others.serving.verify(model),
    readVersion: others.models.read,
    writeFolder,
    backbone: async () => (await readWeights()).sha256,
    async portable(format, model) {
      const weights = await readWeights();
      if (format === 'onnx') {
        const { portableOnnx } = await import('../../adapters/onnx/portable-onnx.ts');
        return { 'model.onnx': portableOnnx(weights, model) };
      }
      const made = layersModel(weights, model);
      return { 'model.json': Buffer.from(made.json), 'weights.bin': made.weights };
    },
  });
