import { type RouteDefinition, SerializerSelector } from '@fastify/fast-json-stringify-compiler';

const compilerOf = SerializerSelector();

/**
 * Writes answers by their schemas, as Fastify does by itself, but compiles each when the first answer needs it: a server
 * has a hundred of them, and answers few.
 */
export function lazySerializers(...given: Parameters<typeof compilerOf>) {
  const compile = compilerOf(...given);
  return (route: RouteDefinition) => {
    let serialize: ReturnType<typeof compile> | undefined;
    return (answer: unknown): string => {
      serialize ??= compile(route);
      return serialize(answer);
    };
  };
}
