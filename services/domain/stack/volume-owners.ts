/** Who a volume belongs to, and what others may. */
export interface Owner {
  uid: number;
  gid: number;
  /** Of its folders, and of its files where they are written here. */
  folder: number;
  file: number;
}

const ownedBy = (uid: number, gid = uid): Owner => ({ uid, gid, folder: 0o500, file: 0o400 });
const dataOf = (uid: number, gid = uid): Owner => ({ ...ownedBy(uid, gid), folder: 0o700 });

/** Ours and the store's run as this user, which has a name in our image alone; `user:` in compose.yaml says the same. */
const MEADOW = 1000;
const REDIS = 999;
const MLFLOW = 10_001;
const AIRFLOW = 50_000;
const NOBODY = 65_534;
const GRAFANA = 472;

/**
 * The configuration and secrets of each service, a volume each, which only that service mounts. The user `postgres` has
 * another number in each image (999 on Debian, 70 on Alpine), so it cannot be named here: there the volume alone keeps
 * the password from others.
 */
export const configOwners: Readonly<Record<string, Owner>> = {
  postgres: { uid: 0, gid: 0, folder: 0o555, file: 0o444 },
  minio: ownedBy(MEADOW),
  'minio-access': ownedBy(MEADOW),
  provision: ownedBy(MEADOW),
  mlflow: ownedBy(MLFLOW),
  redis: ownedBy(REDIS),
  airflow: ownedBy(AIRFLOW, 0),
  api: ownedBy(MEADOW),
  web: ownedBy(MEADOW),
  prometheus: ownedBy(NOBODY),
  grafana: ownedBy(GRAFANA, 0),
};

/** As the folder is in PostgreSQL's own image: any user may make a folder of its own in it. */
const forAnybody: Owner = { uid: 0, gid: 0, folder: 0o1777, file: 0o600 };

/** What services keep. */
export const dataOwners: Readonly<Record<string, Owner>> = {
  postgres: forAnybody,
  'postgres-run': forAnybody,
  minio: dataOf(MEADOW),
  'airflow-logs': dataOf(AIRFLOW, 0),
  'airflow-scratch': dataOf(AIRFLOW, 0),
  web: dataOf(MEADOW),
  // The front writes which replicas there are, Prometheus reads it.
  targets: { ...dataOf(MEADOW), folder: 0o755 },
  prometheus: dataOf(NOBODY),
  grafana: dataOf(GRAFANA, 0),
};
