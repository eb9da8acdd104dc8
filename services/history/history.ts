import type { MeadowEvent } from '../../contract/events.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { HistoryFilter, history } from '../../contract/history.ts';
import type { Settings } from '../../contract/settings.ts';
import { Fault } from '../domain/fault.ts';
import type { JournalPart } from '../ports/catalog/journals.ts';
import type { PredictionRecord, StoredPrediction } from '../ports/catalog/predictions.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { exportHistory } from './export-history.ts';
import { createPictures, type PicturesParts } from './pictures.ts';
import { createSeenPhotos, type SeenPhotos } from './seen-photos.ts';

export interface HistoryParts extends Omit<PicturesParts, 'waiting'> {
  catalog: Pick<Catalog, 'predictions' | 'journals' | 'photos' | 'corrections' | 'traffic'>;
  objects: ObjectStore;
  clock: Clock;
  emit(event: MeadowEvent): void;
  settings(): Promise<Settings['history']>;
  /** The address of a photo's thumbnail, for a moment. */
  addressOf(hash: string): string | Promise<string>;
}

export interface History extends Handlers<typeof history> {
  /** Keeps predictions for good, or not at all where the settings say so. */
  record(predictions: PredictionRecord[]): Promise<void>;
  /** The same for what others asked a predictor: what was taken over before is not counted again. Gives how many were new. */
  take(part: JournalPart): Promise<number>;
  /** Keeps the photo of a prediction, where the settings say so. */
  keepPhoto: SeenPhotos['keep'];
  /** Removes what the settings let expire, and photos and thumbnails that nothing needs. */
  tidy(): Promise<void>;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** More would not fit in memory as one text. */
const MOST_EXPORTED = 200_000;
const PAGE = 5000;

const types = { csv: 'text/csv', json: 'application/json' };

const tooMany = (total: number) =>
  new Fault(
    'bad-request',
    `These are ${total} predictions; at most ${MOST_EXPORTED} can be exported at once.`,
    'Narrow the filter, for example by date.',
    { details: { case: 'export-size', total, most: MOST_EXPORTED } },
  );

/** Every prediction that was made, until a person or the calendar removes it. */
export const createHistory = (parts: HistoryParts): History => {
  const { catalog, clock, emit } = parts;
  const records = catalog.predictions;
  const waiting = async (hashes: string[]) => {
    const said = await catalog.corrections.of(hashes);
    return new Set(said.filter(({ state }) => state === 'waiting').map(({ hash }) => hash));
  };
  const pictures = createPictures({ ...parts, waiting });
  const seen = createSeenPhotos({
    catalog,
    objects: parts.objects,
    waiting,
    async most() {
      const { keep, photosGb } = await parts.settings();
      return keep ? photosGb * 1e9 : 0;
    },
  });

  const show = async ({ at, ...made }: StoredPrediction) => {
    const thumbnail = (await parts.thumbnails.has(made.hash)) ? await parts.addressOf(made.hash) : undefined;
    return { ...made, at: at.toISOString(), ...(thumbnail !== undefined && { thumbnail }) };
  };
  const all = async (filter: HistoryFilter) => {
    const found: StoredPrediction[] = [];
    for (let before: number | undefined; ; before = found.at(-1)?.id) {
      const page = await records.search(filter, { limit: PAGE, ...(before !== undefined && { before }) });
      found.push(...page);
      if (page.length < PAGE) return found;
    }
  };
  const afterRemoval = async ({ removed, forgotten }: { removed: number; forgotten: string[] }) => {
    await pictures.remove(forgotten);
    await seen.remove(forgotten);
    if (removed > 0) emit({ type: 'predictions.removed', count: removed });
    return { removed };
  };
  const tidy = async () => {
    const { days, most } = await parts.settings();
    const { removed, forgotten } = await records.expire(new Date(clock.now().getTime() - days * DAY_MS), most);
    // A person who deletes a photo means it; the calendar leaves what somebody is still to look at.
    const needed = await waiting(forgotten);
    await afterRemoval({ removed, forgotten: forgotten.filter((hash) => !needed.has(hash)) });
    await pictures.sweep();
    await seen.trim();
  };

  return {
    async record(predictions) {
      if (predictions.length === 0) return;
      await ((await parts.settings()).keep ? records.add(predictions) : catalog.traffic.add(predictions));
    },
    take: async (part) => catalog.journals.take(part, (await parts.settings()).keep),
    keepPhoto: seen.keep,
    async search({ filter, before, limit }) {
      const found = await records.search(filter, { limit, ...(before !== undefined && { before }) });
      const next = found.length === limit ? found.at(-1)?.id : undefined;
      return { predictions: await Promise.all(found.map(show)), ...(next !== undefined && { next }) };
    },
    async summary({ filter }) {
      const { oldest, ...rest } = await records.summary(filter);
      return { ...rest, ...(oldest && { oldest: oldest.toISOString() }) };
    },
    remove: async (which) => afterRemoval(await records.remove(which)),
    async export({ filter, format }) {
      const { total } = await records.summary(filter);
      if (total > MOST_EXPORTED) throw tooMany(total);
      const day = clock.now().toISOString().slice(0, 10);
      return {
        name: `meadow-history-${day}.${format}`,
        type: types[format],
        text: exportHistory(await all(filter), format),
      };
    },
    tidy,
  };
};
