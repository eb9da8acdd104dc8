#!/usr/bin/env node
// The `meadow` command: host/cli.ts on a Node that is new enough.
import { fileURLToPath } from 'node:url';
import { runOnNode } from './node.js';

await runOnNode(fileURLToPath(new URL('../host/cli.ts', import.meta.url)), process.argv.slice(2));
