import { interpolate, type Mention, type Variables } from './interpolate.ts';
import type { StackVariable } from './stack-file.ts';

type Path = readonly PropertyKey[];

/** Fills the variables in everywhere but in keys and `x-` parts, and tells which there are. */
export function fillVariables(
  raw: Record<string, unknown>,
  variables: Variables,
  refuse: (path: Path, problem: string) => never,
): { filled: unknown; mentions: StackVariable[] } {
  const found = new Map<string, StackVariable>();
  const note = (path: Path, mention: Mention) => {
    const service = path[0] === 'services' ? String(path[1]) : undefined;
    const known = found.get(mention.name) ?? {
      name: mention.name,
      kind: kindOf(path),
      services: [],
      usual: mention.usual,
    };
    // What a port or an image is made of may be told to other parts too, before or after.
    if (known.kind === 'other') known.kind = kindOf(path);
    if (service !== undefined && !known.services.includes(service)) known.services.push(service);
    found.set(mention.name, known);
  };
  const fill = (value: unknown, path: Path): unknown => {
    if (typeof value === 'string') {
      const result = interpolate(value, variables);
      if ('problem' in result) return refuse(path, result.problem);
      for (const mention of result.mentions) note(path, mention);
      return result.text;
    }
    if (Array.isArray(value)) return value.map((each, at) => fill(each, [...path, at]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, key.startsWith('x-') ? each : fill(each, [...path, key])]),
    );
  };
  return { filled: fill(raw, []), mentions: [...found.values()] };
}

const KINDS: Record<string, StackVariable['kind']> = {
  ports: 'port',
  image: 'image',
  mem_limit: 'memory',
  deploy: 'replicas',
};

function kindOf([, , key]: Path): StackVariable['kind'] {
  return (typeof key === 'string' && Object.hasOwn(KINDS, key) && KINDS[key]) || 'other';
}
