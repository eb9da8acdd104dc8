/** What is known of who uses the stack. */
export interface UseFacts {
  now: Date;
  /** After so many minutes it may rest; 0: never. */
  minutes: number;
  /** When somebody last used it, by any way there is. */
  used: readonly (Date | undefined)[];
  /** A training or other work goes on. */
  working: boolean;
}

/** Whether a stack that runs may be stopped, and else how many minutes it has at most; none where it never is. */
export function idleJudgement({ now, minutes, used, working }: UseFacts): { stop: boolean; minutesLeft?: number } {
  if (minutes === 0) return { stop: false };
  const last = Math.max(...used.map((moment) => moment?.getTime() ?? 0));
  const left = working ? minutes : minutes - (now.getTime() - last) / 60_000;
  return left <= 0 ? { stop: true } : { stop: false, minutesLeft: Math.ceil(left) };
}

/** Services in which trainings run, in themselves or in programs they start. */
const WORKERS: readonly string[] = ['web', 'airflow-api', 'airflow-scheduler', 'airflow-worker', 'mlflow', 'api'];
/** Percent of a core: none of them takes as much while it only waits. */
const BUSY = 40;

/** Whether something works in the stack, told from the processors that what runs takes. Of what is not known it may. */
export function worksOn(running: ReadonlyMap<string, number | undefined>): boolean {
  return WORKERS.some((service) => running.has(service) && (running.get(service) ?? Number.POSITIVE_INFINITY) > BUSY);
}
