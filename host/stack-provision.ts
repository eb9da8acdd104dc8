import { readFile } from 'node:fs/promises';
import { provisionStack } from '../services/assembly/stack/provision.ts';

/** The stack's second one-shot: databases, roles and buckets, by what the first one wrote down. */
await provisionStack(JSON.parse(await readFile('/run/meadow/provision.json', 'utf8')));
