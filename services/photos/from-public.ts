import { noPublicList, type PublicPhoto, publicList } from '../domain/public-list.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { ProjectRecord } from '../ports/catalog/projects.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Downloader } from '../ports/downloader.ts';
import type { Additions } from './additions.ts';
import { withLabel } from './found.ts';
import { fromWeb } from './from-web.ts';
import { createLabelling } from './labelling.ts';

export interface FromPublicParts {
  catalog: Pick<Catalog, 'projects' | 'photos'>;
  jobs: Jobs;
  downloader: Downloader;
}

const PAGE = 5000;

/** Makes the function that downloads what of a project's public list is not here; a second call joins the first. */
export function createFromPublic({ catalog, jobs, downloader }: FromPublicParts) {
  const running = new Map<string, string>();

  return (additions: Additions, project: ProjectRecord): string => {
    const list = publicList(project.id);
    if (list.length === 0) throw noPublicList(project.name);
    const job = running.get(project.id);
    if (job !== undefined && jobs.list('add').some(({ id, state }) => id === job && state === 'running')) return job;
    const started = additions.start(project, 'download', async () => {
      const missing = await missingOf(catalog.photos, project.id, list);
      const labelling = createLabelling(catalog.projects, project);
      const photos = async function* () {
        for (const { url, label } of missing)
          yield withLabel({ ...fromWeb(downloader, url), listed: label }, labelling, undefined);
      };
      return { labelling, photos: photos(), total: () => missing.length };
    });
    running.set(project.id, started);
    return started;
  };
}

/** Those whose address no photo of the project came from, the bin included. */
async function missingOf(photos: Catalog['photos'], project: string, list: readonly PublicPhoto[]) {
  const here = new Set<string>();
  for (const binned of [false, true])
    for (let offset = 0; ; offset += PAGE) {
      const found = await photos.search(project, { binned }, { order: 'newest', offset, limit: PAGE });
      for (const { source } of found.photos) here.add(source);
      if (offset + PAGE >= found.total) break;
    }
  return list.filter(({ url }) => !here.has(url));
}
