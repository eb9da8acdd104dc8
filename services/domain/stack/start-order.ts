import type { ComposeCase } from './compose-faults.ts';
import type { ServiceRule } from './stack-file.ts';

type Needing = Pick<ServiceRule, 'name' | 'dependsOn'>;

/** Refuses a service that needs one that is not there, or itself by way of others. */
export function requireOrder(
  services: readonly Needing[],
  refuse: (path: readonly PropertyKey[], problem: string, told: ComposeCase) => never,
): void {
  const byName = new Map(services.map((service) => [service.name, service]));
  const sound = new Set<string>();
  const walk = ({ name, dependsOn }: Needing, above: readonly string[]): void => {
    if (sound.has(name)) return;
    for (const needed of Object.keys(dependsOn)) {
      const path = ['services', name, 'depends_on', needed];
      const other =
        byName.get(needed) ?? refuse(path, `there is no service "${needed}"`, { case: 'no-service', needed });
      const chain = [...above, name];
      if (chain.includes(needed)) {
        const services = [...chain, needed].join(', ');
        refuse(path, `the services wait for each other: ${services}`, { case: 'circle', services });
      }
      walk(other, chain);
    }
    sound.add(name);
  };
  for (const service of services) walk(service, []);
}

/** The services asked for and all they need, in the order of the file. */
export function withNeeded<Service extends Needing>(services: readonly Service[], asked: readonly string[]): Service[] {
  const wanted = new Set<string>();
  const take = (name: string): void => {
    if (wanted.has(name)) return;
    wanted.add(name);
    for (const needed of Object.keys(services.find((each) => each.name === name)?.dependsOn ?? {})) take(needed);
  };
  asked.forEach(take);
  return services.filter(({ name }) => wanted.has(name));
}

/** For each service those that need it, which therefore stop before it. */
export function dependentsOf(services: readonly { name: string; needs: readonly string[] }[]): Map<string, string[]> {
  return new Map(
    services.map(({ name }) => [name, services.filter(({ needs }) => needs.includes(name)).map((other) => other.name)]),
  );
}
