import type { ServiceTrouble, StackService } from '../../../../contract/shapes/stack.ts';

type Service = Pick<StackService, 'name' | 'trouble'>;

const keyOf = ({ name, trouble }: Service): string => `${name} ${trouble?.kind}`;

/** Which troubles there are. */
export function troubleKeys(services: readonly Service[]): ReadonlySet<string> {
  return new Set(services.filter(({ trouble }) => trouble).map(keyOf));
}

/** Those that were not there before: each is told once, however often it is looked at. */
export function newTroubles<S extends Service>(
  services: readonly S[],
  before: ReadonlySet<string>,
): (S & { trouble: ServiceTrouble })[] {
  return services.filter(
    (service): service is S & { trouble: ServiceTrouble } =>
      service.trouble !== undefined && !before.has(keyOf(service)),
  );
}
