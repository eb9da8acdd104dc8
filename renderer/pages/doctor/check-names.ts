/** What the doctor looks at, as the texts know it. */
export const checkNames = [
  'node',
  'data-folder',
  'disk-space',
  'database',
  'starter-model',
  'backbone',
  'predictor',
  'replicas',
  'api-port',
] as const;
type CheckName = (typeof checkNames)[number];

export function isCheckName(name: string): name is CheckName {
  return checkNames.some((known) => known === name);
}
