import type { Client } from '../../transport/client.ts';
import { eachAtMost } from '../photos/at-most.ts';
import type { LocalPhoto } from '../photos/local-photo.ts';
import { photoTrouble } from '../photos/photo-trouble.ts';
import { type Trouble, trouble, troubleOf } from '../trouble.ts';
import { changeAddition, noteSending, refuse } from './additions.ts';
import { archiveTrouble, isArchiveName, sendArchive } from './send-archive.ts';

/** A browser grants an address six connections; two of them listen, and pictures want one. */
const AT_ONCE = 3;

/** Sends photos into an addition, then says that no more follow. */
export async function sendToProject(
  client: Client,
  project: string,
  job: string,
  photos: readonly LocalPhoto[],
): Promise<void> {
  let open = true;
  await eachAtMost(AT_ONCE, photos, async (photo) => {
    if (open) open = await sendOne(client, project, job, photo);
  });
  await client.photos.close({ job }).catch(() => {});
}

/** Sends one photo. Answers whether more may follow; one that cannot be read is left aside. */
export async function sendOne(client: Client, project: string, job: string, photo: LocalPhoto): Promise<boolean> {
  const file = await photo.file().catch(() => undefined);
  if (!file) {
    leave(project, job, photo.name, trouble('photo-unreadable', 'The file cannot be read.'));
    return true;
  }
  const wrong = (isArchiveName(photo.name) ? archiveTrouble : photoTrouble)(file.size);
  if (wrong) {
    leave(project, job, photo.name, wrong);
    return true;
  }
  try {
    if (isArchiveName(photo.name)) await sendWhole(client, project, job, { name: photo.name, file });
    else await client.photos.send({ job, name: photo.name, file });
    return true;
  } catch (error) {
    const reason = troubleOf(error);
    if (reason.code === 'connection-lost') changeAddition(project, job, { trouble: reason });
    if (reason.code === 'connection-lost' || reason.code === 'bad-request' || reason.code === 'not-found') return false;
    leave(project, job, photo.name, reason);
    return true;
  }
}

/** Sends an archive, and tells how much of it went. Throws what the core throws. */
async function sendWhole(client: Client, project: string, job: string, archive: { name: string; file: File }) {
  const { size } = archive.file;
  let sent = 0;
  noteSending(project, job, { bytes: size });
  try {
    await sendArchive(client, job, archive, (bytes) => {
      sent += bytes;
      noteSending(project, job, { sent: bytes });
    });
  } finally {
    // What does not go is not waited for.
    noteSending(project, job, { bytes: sent - size });
  }
}

function leave(project: string, job: string, photo: string, { code, ...why }: Trouble): void {
  const { message } = why;
  refuse(project, job, { photo, message, ...(code !== 'connection-lost' && { error: { ...why, code } }) });
}
