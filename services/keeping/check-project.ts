import { judgements as judgementsShape } from '../domain/gate/judgements.ts';
import { MOST_MODEL_BYTES, readModel } from '../domain/model-file.ts';
import { refusedParcel } from '../domain/parcel-rules.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { ParcelFile, Parcels } from '../ports/parcels.ts';
import { hashOf, parse, whole } from './parcel-files.ts';
import { inMb, type Packed, PROJECT, projectShape } from './project-parcel.ts';

const MOST_PHOTO = 20 * 1024 ** 2;
const MOST_TEXT = 512 * 1024 ** 2;

/** Reads all of a project's parcel once, and writes nothing. `size`: its bytes, about. Throws `parcel-refused`. */
export async function checkProject(
  parcels: Parcels,
  file: string,
  size: number,
  { signal, report }: Pick<JobControl, 'signal' | 'report'>,
): Promise<Packed> {
  let packed: Packed | undefined;
  const photos = new Set<string>();
  const models = new Set<string>();
  const judged = new Set<string>();
  const take = async (one: ParcelFile) => {
    const [, kind, rest = ''] = /^(photos|snapshots|models)\/([\w.-]+)$/.exec(one.path) ?? [];
    if (kind === undefined && one.path !== PROJECT)
      throw refusedParcel(`"${one.path}" is no part of a project`, { case: 'stray', path: one.path });
    const most =
      kind === 'photos' ? MOST_PHOTO : kind === 'models' && rest.endsWith('.meadow') ? MOST_MODEL_BYTES : MOST_TEXT;
    if (one.size > most) throw refusedParcel(`"${one.path}" is too large`, { case: 'stray', path: one.path });
    const bytes = await whole(one);
    if (one.path === PROJECT) packed = parse(projectShape, bytes, 'what it says of its project cannot be understood');
    if ((kind === 'photos' || kind === 'snapshots') && hashOf(bytes) !== rest)
      throw refusedParcel(`"${one.path}" is another file`);
    if (kind === 'photos') photos.add(rest);
    if (kind !== 'models') return;
    if (rest.endsWith('.judgements.json')) {
      parse(judgementsShape, bytes, `"${one.path}" cannot be understood`);
      judged.add(rest.slice(0, -'.judgements.json'.length));
    } else if (rest.endsWith('.meadow')) {
      const version = rest.slice(0, -'.meadow'.length);
      const listed = packed?.versions.find((known) => known.version === version);
      readModel(bytes, listed?.sha256 ?? '');
      models.add(version);
    } else throw refusedParcel(`"${one.path}" is no part of a project`, { case: 'stray', path: one.path });
  };
  const onBytes = (done: number) => report({ stage: 'check', done: inMb(done), total: inMb(Math.max(done, size)) });
  await parcels.unpack(file, 'project', take, { signal, onBytes });
  if (!packed) throw refusedParcel('it says nothing of its project');
  const { photos: listed, versions } = packed;
  const [hashes, names] = [new Set(listed.map(({ hash }) => hash)), new Set(versions.map(({ version }) => version))];
  const stray =
    [...photos].find((hash) => !hashes.has(hash)) ?? [...models, ...judged].find((version) => !names.has(version));
  if (stray !== undefined)
    throw refusedParcel(`"${stray}" is in it, but not in its list`, { case: 'stray', path: stray });
  const missing =
    listed.find(({ hash }) => !photos.has(hash))?.hash ?? versions.find((one) => !models.has(one.version))?.version;
  if (missing !== undefined) throw refusedParcel(`"${missing}" is not in it`);
  return packed;
}
