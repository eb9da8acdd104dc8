import { NEITHER } from '../../../contract/shapes/verdict.ts';
import { openHome } from '../../../services/adapters/local/home.ts';
import { createSqliteCatalog } from '../../../services/adapters/sql/sqlite/catalog.ts';
import { createRandom } from '../../../services/domain/random.ts';

const MINUTE_MS = 60_000;
/** Minutes are forgotten hourly, as while Meadow runs. */
const KEPT_MS = 2 * 24 * 60 * MINUTE_MS;

/** Counts a prediction a second, up to now, without keeping it in the history. How many, and the bytes of the counts. */
export async function fillTraffic(
  home: string,
  version: string,
  days: number,
): Promise<{ counted: number; bytes: number }> {
  const { database } = await openHome(home);
  const catalog = await createSqliteCatalog(database);
  const random = createRandom(1);
  const end = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
  let counted = 0;
  try {
    for (let minute = end - days * 24 * 60 * MINUTE_MS; minute < end; minute += MINUTE_MS) {
      const hour = new Date(minute).getHours();
      const verdictOf = (chance: number) =>
        chance < 0.04 ? NEITHER : chance < 0.3 + hour / 60 ? 'grass' : 'dandelion';
      await catalog.traffic.add(
        Array.from({ length: 60 }, (_, second) => {
          const verdict = verdictOf(random());
          return {
            at: new Date(minute + second * 1000),
            photo: 'photo.jpg',
            hash: '0'.repeat(64),
            version,
            verdict,
            label: verdict,
            scores: {},
            similarity: 0.3 + 0.4 * random(),
            origin: 'api' as const,
            ms: 12 + 30 * random() ** 4,
          };
        }),
      );
      counted += 60;
      if (minute % (60 * MINUTE_MS) === 0) await catalog.traffic.expire(new Date(minute - KEPT_MS));
    }
    return { counted, bytes: await catalog.traffic.bytes() };
  } finally {
    await catalog.close();
  }
}
