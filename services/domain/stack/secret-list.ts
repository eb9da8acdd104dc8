/**
 * What a secret looks like: 160 random bits in hex, which needs quoting nowhere and is as long as S3 takes; 512 bits,
 * for signatures; or the 256 bits in URL-safe base64 that Airflow's Fernet wants.
 */
export type SecretKind = 'password' | 'signing-key' | 'fernet-key';

/** Every secret of the stack, by the name of its file in the volume `secrets`. */
export const stackSecrets = {
  'postgres-superuser': 'password',
  'catalog-role': 'password',
  'mlflow-role': 'password',
  'airflow-role': 'password',
  'minio-root': 'password',
  's3-core': 'password',
  's3-mlflow': 'password',
  's3-api': 'password',
  redis: 'password',
  'airflow-admin': 'password',
  'airflow-core': 'password',
  'airflow-fernet': 'fernet-key',
  'airflow-jwt': 'signing-key',
  'airflow-api-secret': 'signing-key',
  'grafana-admin': 'password',
  'grafana-secret-key': 'password',
  'api-token': 'password',
  'api-key': 'password',
  'inbox-token': 'password',
} as const satisfies Record<string, SecretKind>;

export type SecretName = keyof typeof stackSecrets;
export type StackSecrets = Record<SecretName, string>;

export const secretNames = Object.keys(stackSecrets) as SecretName[];

/** So many random bytes, as text. */
export type RandomText = (bytes: number, encoding: 'hex' | 'base64url') => string;

/** A new secret of that name. */
export function makeSecret(name: SecretName, random: RandomText): string {
  const kind = stackSecrets[name];
  if (kind === 'password') return random(20, 'hex');
  // 32 bytes leave a padding of one, which Fernet insists on.
  return kind === 'signing-key' ? random(64, 'hex') : `${random(32, 'base64url')}=`;
}
