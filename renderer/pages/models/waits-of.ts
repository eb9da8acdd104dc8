import type { VersionSummary } from '../../../contract/shapes/model.ts';

/** Whether a version that never was live waits for a person's word, or was refused by the gate; neither for any other. */
export function waitsOf({
  aliases,
  gate,
}: Pick<VersionSummary, 'aliases' | 'gate'>): 'challenger' | 'refused' | undefined {
  if (!aliases.includes('challenger')) return undefined;
  return gate?.passed === false ? 'refused' : 'challenger';
}
