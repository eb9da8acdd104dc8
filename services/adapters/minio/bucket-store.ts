import { Client, NotificationConfig, QueueConfig } from 'minio';
import type { BucketStore } from '../../ports/bucket-store.ts';

export interface StoreAdministrator {
  endPoint: string;
  port: number;
  accessKey: string;
  secretKey: string;
}

/** A store by S3's protocol, inside the stack's own network. */
export function createBucketStore(administrator: StoreAdministrator): BucketStore {
  const client = new Client({ ...administrator, useSSL: false, region: 'us-east-1' });
  return {
    async provide({ name, versioned, tells }) {
      if (!(await client.bucketExists(name))) await make(client, name);
      if (versioned) await client.setBucketVersioning(name, { Status: 'Enabled' });
      if (tells) await client.setBucketNotification(name, toldOf());
    },
  };
}

/** By the store's webhook, which its own settings say. */
function toldOf(): NotificationConfig {
  const queue = new QueueConfig('arn:minio:sqs::MEADOW:webhook');
  queue.addEvent('s3:ObjectCreated:*');
  const config = new NotificationConfig();
  config.add(queue);
  return config;
}

/** Somebody may make it at the same moment. */
async function make(client: Client, name: string): Promise<void> {
  try {
    await client.makeBucket(name);
  } catch (error) {
    if (!(await client.bucketExists(name))) throw error;
  }
}
