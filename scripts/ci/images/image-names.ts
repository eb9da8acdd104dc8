/** Meadow's own images, and what each is built by. */
export const OWN_IMAGES = [
  { name: 'meadow', dockerfile: 'Dockerfile' },
  { name: 'meadow-airflow', dockerfile: 'airflow.Dockerfile' },
] as const;

export type OwnImage = (typeof OWN_IMAGES)[number];

/** Throws where there is none of that name. */
export function ownImage(name: string | undefined): OwnImage {
  const image = OWN_IMAGES.find((each) => each.name === name);
  if (!image) throw new Error(`There is no image "${name}", only ${OWN_IMAGES.map((each) => each.name).join(', ')}.`);
  return image;
}

/** Where an image is kept: registries know no capital letters. */
export const repositoryOf = (owner: string, name: string): string => `ghcr.io/${owner.toLowerCase()}/${name}`;

/** Tags of a version: itself, and, but for a trial such as 1.2.0-rc.1, those that follow the newest. */
export function tagsOf(version: string): string[] {
  const [major, minor] = version.split('.');
  return version.includes('-') ? [version] : [version, `${major}.${minor}`, 'latest'];
}

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** Throws where it is none. */
export function digestOf(text: unknown): string {
  if (typeof text === 'string' && DIGEST.test(text)) return text;
  throw new Error(`"${text}" is no digest of an image.`);
}
