import { expect, it } from 'vitest';
import { addressFiles } from '../../domain/stack/record-addresses.ts';
import type { RecordPlace } from '../../stack/read-record-place.ts';
import { whatMoved } from './stack-place.ts';

const place = (postgres: number, airflow: number | undefined, password = 'secret'): RecordPlace => ({
  [addressFiles.addresses]: JSON.stringify({
    postgres: { host: '127.0.0.1', port: postgres, database: 'catalog', user: 'catalog' },
    s3: { endpoint: '127.0.0.1', port: 9000, accessKey: 'core' },
    mlflow: { address: 'http://127.0.0.1:5001' },
    ...(airflow !== undefined && { airflow: { address: `http://127.0.0.1:${airflow}`, user: 'meadow' } }),
  }),
  [addressFiles.postgresPassword]: 'one',
  [addressFiles.s3Secret]: 'two',
  [addressFiles.airflowPassword]: password,
});

it('Airflow that moved alone, came or went is told apart from records that moved', () => {
  expect(whatMoved(place(1, 8080), place(1, 8080))).toBeUndefined();
  expect(whatMoved(place(1, 8081), place(1, 8080))).toBe('airflow');
  expect(whatMoved(place(1, undefined), place(1, 8080))).toBe('airflow');
  expect(whatMoved(place(1, 8080, 'other'), place(1, 8080))).toBe('airflow');
  expect(whatMoved(place(2, 8080), place(1, 8080))).toBe('records');
  expect(whatMoved(place(1, 8080), undefined)).toBe('records');
});
