import type { checks } from '../../contract/checks.ts';
import type { MeadowEvent } from '../../contract/events.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { ProjectPhoto } from '../../contract/shapes/project-photo.ts';
import { checkRun } from '../domain/object-keys.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Orchestrator, StepWatch } from '../ports/orchestrator.ts';
import { findProject } from '../steps/find-project.ts';
import { writeRecord } from '../steps/run-records.ts';
import { type PhotoAddresses, showPhoto } from '../steps/show-photo.ts';

export interface ChecksParts {
  catalog: Pick<Catalog, 'projects' | 'photos' | 'findings'>;
  objects: ObjectStore;
  jobs: Jobs;
  orchestrator: Orchestrator;
  addresses: PhotoAddresses;
  emit(event: MeadowEvent): void;
}

export interface Checks extends Handlers<typeof checks> {
  /** Whether photos were added since the last look at the project's. */
  isDue(project: string): Promise<boolean>;
  /** Cancels the look at the project's photos, and waits for its end. */
  end(project: string): Promise<void>;
}

/** Looks at photos for what is wrong with them: a job here and a process of its own, one at a time a project. */
export function createChecks(parts: ChecksParts): Checks {
  const { catalog, objects, jobs, orchestrator, addresses, emit } = parts;
  const running = new Map<string, { job: string; ended: Promise<unknown> }>();

  const work = async (project: string, watch: StepWatch) => {
    const run = checkRun(project);
    await writeRecord(objects, run, 'request', { project });
    await orchestrator.run({ run, steps: ['check'] }, watch);
    emit({ type: 'photos.checked', project });
  };

  return {
    async start({ project }) {
      await findProject(catalog.projects, project);
      const already = running.get(project);
      if (already) return { job: already.job };
      const { id, result } = jobs.start('check', (control) => work(project, control));
      // Whoever watches the job is told of its failure; here it only ends.
      const ended = result.catch(() => undefined).finally(() => running.delete(project));
      running.set(project, { job: id, ended });
      return { job: id };
    },
    async list({ project, kind, offset, limit }) {
      await findProject(catalog.projects, project);
      const [checked, counts, found] = await Promise.all([
        catalog.findings.checked(project),
        catalog.findings.counts(project),
        catalog.findings.list(project, kind, { offset, limit }),
      ]);
      const photos = await photosOf(project, [...new Set(found.flatMap(({ hash, others }) => [hash, ...others]))]);
      const findings = found.flatMap(({ hash, others, suggestion, ...rest }) => {
        const photo = photos.get(hash);
        if (!photo) return [];
        const beside = others.flatMap((other) => photos.get(other) ?? []);
        // What it was too like is in the bin by now.
        if (others.length > 0 && beside.length === 0) return [];
        return [{ ...rest, photo, others: beside, ...(suggestion !== undefined && { suggestion }) }];
      });
      const next = found.length === limit ? offset + limit : undefined;
      return {
        ...(checked && { checked: checked.toISOString() }),
        counts,
        findings,
        ...(next !== undefined && { next }),
      };
    },
    async dismiss({ project, kind, hashes }) {
      await findProject(catalog.projects, project);
      await catalog.findings.dismiss(project, kind, hashes);
      emit({ type: 'photos.checked', project });
    },
    async isDue(project) {
      if (!(await catalog.projects.find(project))) return false;
      const newest = { order: 'newest', offset: 0, limit: 1 } as const;
      const { photos } = await catalog.photos.search(project, { binned: false }, newest);
      const checked = await catalog.findings.checked(project);
      return photos.some(({ added }) => !checked || added > checked);
    },
    async end(project) {
      const under = running.get(project);
      if (!under) return;
      jobs.cancel(under.job);
      await under.ended;
    },
  };

  async function photosOf(project: string, hashes: string[]): Promise<Map<string, ProjectPhoto>> {
    const found = await catalog.photos.find(project, hashes);
    return new Map(found.filter(({ binned }) => !binned).map((photo) => [photo.hash, showPhoto(photo, addresses)]));
  }
}
