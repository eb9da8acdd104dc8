import type { Schema } from './document.ts';

/** A JSON schema as a short type people can read, such as `{ label: string, ms: number }`. */
export function schemaText(schema: Schema | undefined, indent = ''): string {
  if (!schema) return 'bytes';
  if (schema.$ref) return schema.$ref.replace(/^.*\//, '');
  if (schema.anyOf) return schema.anyOf.map((one) => schemaText(one, indent)).join(' | ');
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.properties) return objectText(schema.properties, schema.required ?? [], indent);
  if (schema.type === 'array') return `${schemaText(schema.items ?? {}, indent)}[]`;
  if (typeof schema.additionalProperties === 'object')
    return `{ [name]: ${schemaText(schema.additionalProperties, indent)} }`;
  return [schema.type ?? 'any'].flat().join(' | ');
}

function objectText(properties: Record<string, Schema>, required: string[], indent: string): string {
  const deeper = `${indent}  `;
  const lines = Object.entries(properties).map(([name, schema]) => {
    const mark = required.includes(name) ? '' : '?';
    return `${deeper}${name}${mark}: ${schemaText(schema, deeper)}`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}
