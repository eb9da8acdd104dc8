import { expect, it } from 'vitest';
import { clusterKindOf, isOnThisComputer } from './cluster-kind.ts';

it.each([
  ['docker-desktop', 'https://kubernetes.docker.internal:6443', 'docker-desktop'],
  ['docker-desktop', 'https://127.0.0.1:6443', 'docker-desktop'],
  ['kind-lawn', 'https://127.0.0.1:39411', 'kind'],
  ['minikube', 'https://192.168.49.2:8443', 'minikube'],
  ['k3d-lawn', 'https://localhost:41000', 'k3d'],
  ['k3d-lawn', 'https://0.0.0.0:41000', 'k3d'],
  ['local', 'https://[::1]:6443', 'other'],
])('%s at %s is on this computer', (context, server, kind) => {
  expect(isOnThisComputer(context, server)).toBe(true);
  expect(clusterKindOf(context, server)).toBe(kind);
});

it.each([
  ['kind-copy', 'https://kind.example.com'],
  ['docker-desktop', 'https://127.0.0.1.example.com:6443'],
  ['docker-desktop', 'https://10.0.0.5:6443'],
  ['team', 'https://192.168.49.2:8443'],
  ['docker-desktop', 'not an address'],
])('%s at %s is not, whatever its name', (context, server) => {
  expect(isOnThisComputer(context, server)).toBe(false);
  expect(clusterKindOf(context, server)).toBe('other');
});
