import { z } from 'zod';

/**
 * Every way a request to Meadow can fail, closed: a code the window translates, the HTTP status the local API
 * answers with, and whether doing the same thing again can help.
 */
export const faults = {
  'bad-request': { status: 400, retry: false },
  'not-found': { status: 404, retry: false },
  unauthorised: { status: 401, retry: false },
  forbidden: { status: 403, retry: false },
  'wrong-method': { status: 405, retry: false },
  'wrong-host': { status: 421, retry: false },
  cancelled: { status: 499, retry: true },
  internal: { status: 500, retry: false },
  /** Meadow is ending. */
  closing: { status: 503, retry: true },

  'photo-empty': { status: 422, retry: false },
  'photo-format': { status: 415, retry: false },
  'photo-broken': { status: 422, retry: false },
  'photo-too-large': { status: 413, retry: false },
  'photo-too-many-pixels': { status: 422, retry: false },
  'photo-too-slow': { status: 422, retry: true },
  'photo-unreadable': { status: 404, retry: true },

  /** A photo that comes with another label than the one it has in the project. */
  'label-stays': { status: 409, retry: false },
  /** A photo that comes with several labels. */
  'labels-contradict': { status: 409, retry: false },
  /** A photo that shows none of the classes. */
  'nothing-to-learn': { status: 422, retry: false },
  /** A photo whose bytes are not kept any more. */
  'photo-gone': { status: 410, retry: false },

  'model-missing': { status: 404, retry: false },
  'model-refused': { status: 409, retry: false },
  'predictor-busy': { status: 503, retry: true },
  'predictor-down': { status: 503, retry: true },
  /** No replica of the API in the stack answers. */
  'replicas-down': { status: 503, retry: true },
  'predictor-off': { status: 503, retry: false },
  'predictor-failed': { status: 503, retry: false },

  'labels-differ': { status: 409, retry: false },
  'too-few-photos': { status: 422, retry: false },
  'too-few-classes': { status: 422, retry: false },
  'too-many-classes': { status: 422, retry: false },
  /** Photos a training works on were deleted meanwhile. */
  'photos-erased': { status: 409, retry: true },
  /** Photos of a project whose bytes are others than when they were added. */
  'photos-damaged': { status: 422, retry: false },
  'already-running': { status: 409, retry: true },
  /** A project is not removed while it is trained. */
  'project-trained': { status: 409, retry: true },
  /** A project is moved between this laptop and the stack just now, and takes no changes for some seconds. */
  'project-moving': { status: 409, retry: true },
  /** Something of the project is in the other place already, as another's. */
  'move-conflict': { status: 409, retry: false },
  /** It did not hold still for the last comparison. */
  'move-changed': { status: 409, retry: true },
  /** It was written to in its old place after it had moved. */
  'move-left': { status: 409, retry: true },
  /** What was copied did not come back as it was. */
  'copy-damaged': { status: 502, retry: true },
  /** The gate said no, and nobody said why it should be overruled. */
  'gate-refused': { status: 409, retry: false },

  /** A zip file that leads outside, holds links, or is far larger than it looks. */
  'archive-refused': { status: 422, retry: false },
  'archive-too-large': { status: 413, retry: false },
  /** A backup, model or project file that is not as it was packed, or is something else. */
  'parcel-refused': { status: 422, retry: false },
  'parcel-newer': { status: 409, retry: false },
  /** What is to be packed was deleted while it was. */
  'changed-meanwhile': { status: 409, retry: true },
  /** The file or folder a person named cannot be written, or read; `details.because` says why. */
  'file-unwritable': { status: 400, retry: false },
  'file-unreadable': { status: 400, retry: false },
  /** A file would be written over that Meadow did not make. */
  'file-foreign': { status: 409, retry: false },

  /** An address Meadow does not download from: not https, or not on the public internet. */
  'address-refused': { status: 403, retry: false },
  'download-failed': { status: 502, retry: true },
  /** A server does not prove who it is, by any certificate that is trusted here. */
  'certificate-unknown': { status: 502, retry: false },
  /** The proxy, in `details.proxy`, does not answer. */
  'proxy-down': { status: 502, retry: true },
  /** It wants a user and a password, or others. */
  'proxy-sign-in': { status: 502, retry: false },
  /** It says no. */
  'proxy-refused': { status: 502, retry: false },
  /** The file of certificates a person named cannot be read, or holds none that can be used. */
  'certificates-unreadable': { status: 400, retry: false },
  /** Another version of Meadow did not come, or could not take its place. */
  'update-failed': { status: 502, retry: true },
  /** What came is not what was released: its hash or its signature is another. */
  'update-refused': { status: 502, retry: true },
  /** Other work goes on that a restart would stop: `details.count` jobs. */
  'jobs-running': { status: 409, retry: true },

  /** A service of the stack, named in `details.service`, takes no connections. */
  'remote-down': { status: 503, retry: true },
  /** It did not answer within the time it is given. */
  'remote-slow': { status: 504, retry: true },
  /** It answered with a failure of its own. */
  'remote-failed': { status: 502, retry: true },
  /** It does not accept the password, or the account may not do this. */
  'remote-refused': { status: 502, retry: false },
  /** The disk of the service is full. */
  'remote-full': { status: 507, retry: true },
  /** Something of this name is there. */
  'already-there': { status: 409, retry: false },
  /** The object store has no such bucket. */
  'bucket-missing': { status: 502, retry: false },

  /** No container engine answers on this computer. */
  'engine-missing': { status: 503, retry: true },
  /** There is one, and this person may not use it. */
  'engine-forbidden': { status: 403, retry: false },
  'engine-too-old': { status: 409, retry: false },
  /** It answered, and does not any more. */
  'engine-gone': { status: 503, retry: true },
  /** It said no, for a reason of its own. */
  'engine-refused': { status: 502, retry: true },
  'image-missing': { status: 404, retry: false },
  'pull-failed': { status: 502, retry: true },
  /** The engine's own proxy or certificates keep it from the registry; what is set for Meadow does not reach the engine. */
  'pull-blocked': { status: 502, retry: false },
  'build-failed': { status: 502, retry: true },
  /** The Compose file is not as Meadow can read it. */
  'compose-refused': { status: 422, retry: false },
  /** Another Meadow starts or stops the stack just now. */
  'stack-busy': { status: 409, retry: true },
  /** Another Compose project has the stack's name. */
  'stack-foreign': { status: 409, retry: false },
  /** Another Meadow started the stack that runs, and nobody said that it may be changed all the same. */
  'stack-of-another': { status: 409, retry: false },
  /** A service ended, or says that it is not well. */
  'service-failed': { status: 503, retry: true },
  'service-slow': { status: 504, retry: true },
  /** Nothing in Airflow runs what it was given. */
  'no-worker': { status: 503, retry: true },
  /** Airflow cannot read the pipeline; `details.why` tells the line. */
  'pipeline-broken': { status: 502, retry: false },
  /** A person paused the pipeline in Airflow. */
  'pipeline-paused': { status: 409, retry: false },
  /** The stack does not run, so there is nothing to ask. */
  'stack-off': { status: 409, retry: false },

  /** Projects live in the stack that is to be removed with its data. */
  'stack-holds': { status: 409, retry: false },

  /** No kubeconfig, or none of its clusters has this name. */
  'cluster-missing': { status: 503, retry: true },
  'kubeconfig-broken': { status: 422, retry: false },
  /** Its API server does not answer. */
  'cluster-gone': { status: 503, retry: true },
  /** It said no, for a reason of its own. */
  'cluster-refused': { status: 502, retry: true },
  /** The account of the kubeconfig may not do it. */
  'cluster-forbidden': { status: 403, retry: false },
  /** It is not on this computer, and nobody typed its name. */
  'cluster-remote': { status: 409, retry: false },
  /** Somebody else set what is to be set. */
  'deploy-conflict': { status: 409, retry: false },
  /** The new version did not get ready; the one before answers. */
  'rollout-failed': { status: 502, retry: true },
  /** It answered photos badly; the one before was put in its place again. */
  'rollout-taken-back': { status: 502, retry: true },
  /** Somebody else removed it or deployed another version, while it was waited for. */
  'rollout-overruled': { status: 409, retry: false },
  /** No copy of the predictor is ready. */
  'nothing-ready': { status: 503, retry: true },
  /** A canary would get all photos: no copy of the champion is ready. */
  'canary-alone': { status: 409, retry: true },
  /** The image could not be put into the cluster. */
  'image-not-loaded': { status: 502, retry: true },
  /** A load test would go to a computer that nobody named in so many words. */
  'host-unconfirmed': { status: 403, retry: false },
  /** There is no photo to test with. */
  'nothing-to-send': { status: 422, retry: false },
  /** An API takes photos only of who shows its key. */
  'key-wanted': { status: 502, retry: false },
  /** Nothing at an address answers photos. */
  'target-silent': { status: 502, retry: true },

  'port-taken': { status: 409, retry: true },
  'disk-full': { status: 507, retry: true },
  'home-locked': { status: 409, retry: true },
  'home-newer': { status: 409, retry: false },
  'home-unusable': { status: 409, retry: false },
  /** The secrets are sealed with a key of the system's keychain, which cannot be asked or does not open them. */
  'secrets-locked': { status: 409, retry: true },
  /** The data folder cannot move to that place; `details.case` says why. */
  'folder-refused': { status: 409, retry: false },

  /** The service that keeps a project in the stack does not answer; it is asked again by itself. */
  'store-unreachable': { status: 503, retry: true },
  /** It answers, and does not let Meadow in. */
  'store-refused': { status: 502, retry: false },
  'store-busy': { status: 503, retry: true },
} as const satisfies Record<string, { status: number; retry: boolean }>;

export type FaultCode = keyof typeof faults;

/** What crosses a process when something failed. `message` and `hint` are English; the window translates by `code`. */
export const faultShape = z.object({
  code: z.enum(Object.keys(faults) as [FaultCode, ...FaultCode[]]),
  /** One sentence: what happened. */
  message: z.string(),
  /** One sentence: what to do now. */
  hint: z.string(),
  retry: z.boolean(),
  /**
   * Values the translated sentence needs, such as a file name or a number of pixels. `case` picks the sentence where a
   * code has several (fault-cases.ts), `because` the reason in it (because.ts); `said` is shown as it is: what a
   * program outside of Meadow said, in its own words.
   */
  details: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type FaultShape = z.infer<typeof faultShape>;
