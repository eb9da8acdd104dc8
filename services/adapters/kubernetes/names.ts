/** What Meadow writes down as who made an object. */
export const MANAGER = 'meadow';

/** Of a pod's template: the release it was made for, since two releases may be of one version. */
export const RELEASE = 'meadow/release';

/** Of the manifests: one name for all that belongs to the predictor, its container too. */
export const PREDICTOR = 'predictor';
/** The Deployment of its canary, beside it. */
export const CANARY = `${PREDICTOR}-canary`;
export const PORT = 8000;

/** The recommended labels (Kubernetes docs, "Recommended Labels"). */
export const labels = {
  name: 'app.kubernetes.io/name',
  instance: 'app.kubernetes.io/instance',
  version: 'app.kubernetes.io/version',
  managedBy: 'app.kubernetes.io/managed-by',
} as const;

/** Pods of the predictor, whatever version they have. */
export const SELECTOR = `${labels.name}=${PREDICTOR}`;

/** What Meadow made. */
export const OWN = `${labels.managedBy}=${MANAGER}`;

/** A project's own namespace: what is deployed of others is neither seen nor touched. */
export const namespaceOf = (app: string): string => `meadow-${app}`;
