import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PredictorApp } from '../../services/predictor/app.ts';
import { apiDocument } from '../../services/predictor/docs/document.ts';
import { docsPage } from '../../services/predictor/docs/page.ts';
import { makePhoto } from './predictor/made-photo.ts';
import { ask, listening, openPredictor, openWorkshop, photoBody, type Workshop } from './predictor/open-predictor.ts';

let workshop: Workshop;
let predictor: PredictorApp;
let address: string;

beforeAll(async () => {
  workshop = await openWorkshop();
  predictor = await openPredictor(workshop);
  address = await listening(predictor.app);
});
afterAll(async () => {
  await predictor.app.close();
  await workshop.close();
});

describe('the OpenAPI document', () => {
  it('names every public route and no internal one', async () => {
    const { paths } = apiDocument.parse((await ask(`${address}/openapi.json`)).json);
    expect(
      Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`)),
    ).toEqual([
      'post /v1/predict',
      'get /v1/models',
      'get /health/live',
      'get /health/ready',
      'get /metrics',
      'get /v2',
      'get /v2/health/live',
      'get /v2/health/ready',
      'get /v2/models/{name}',
      'get /v2/models/{name}/ready',
      'post /v2/models/{name}/infer',
      'get /v2/models/{name}/versions/{version}',
      'get /v2/models/{name}/versions/{version}/ready',
      'post /v2/models/{name}/versions/{version}/infer',
    ]);
  });

  it('points only to shapes it has', async () => {
    const { text } = await ask(`${address}/openapi.json`);
    const { components } = apiDocument.parse(JSON.parse(text));
    const pointed = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) =>
      ref!.replace('#/components/schemas/', ''),
    );
    expect(pointed.length).toBeGreaterThan(10);
    expect(Object.keys(components.schemas)).toEqual(expect.arrayContaining([...new Set(pointed)]));
  });
});

describe('the docs page', () => {
  it('shows every route and asks nothing of anybody', async () => {
    const { status, headers, text } = await ask(`${address}/docs`);
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'/,
    );
    for (const words of ['/v1/predict', '/v2/models/{name}/infer', `curl -F photo=@one.jpg`, address])
      expect(text).toContain(words);
    expect(text).not.toMatch(/<script|<link|<img|<iframe|src=|url\(|@import|\son\w+=/i);
    expect([...text.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual(['/openapi.json']);
  });

  it('is in the colours of day and night, and its style is the one its policy lets in', async () => {
    const { headers, text } = await ask(`${address}/docs`);
    const style = /<style>(.*?)<\/style>/s.exec(text)![1]!;
    const { createHash } = await import('node:crypto');
    expect(headers['content-security-policy']).toContain(createHash('sha256').update(style).digest('base64'));
    expect(style).toContain('prefers-color-scheme: dark');
  });

  it('shows what a document says as text, whatever it says', () => {
    const evil = '<img src=x onerror="alert(1)"> & `<b>`';
    const operation = {
      summary: evil,
      description: evil,
      tags: [evil],
      parameters: [{ name: evil, in: 'query', required: false, schema: { type: evil } }],
      responses: { 200: { description: evil } },
    };
    const page = docsPage(
      apiDocument.parse({
        info: { title: evil, version: evil, description: evil },
        tags: [{ name: evil }],
        paths: { [evil]: { get: operation } },
        components: { schemas: { [evil]: { const: evil } } },
      }),
      evil,
    );
    expect(page).not.toMatch(/<img|<b>/);
    expect(page).toContain('&lt;img src=x onerror=');
  });
});

describe('/metrics', () => {
  it('counts requests, times and verdicts, and shows queue, tensors and memory', async () => {
    const other = await openPredictor(workshop);
    const url = await listening(other.app);
    await ask(`${url}/v1/predict`, photoBody(await makePhoto(1)));
    await ask(`${url}/v1/predict`, photoBody(Buffer.from('x')));
    await ask(`${url}/v1/models`, { headers: { host: 'evil.example' } });
    const { headers, text } = await ask(`${url}/metrics`);
    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    for (const line of [
      'meadow_requests_total{route="/v1/predict",method="POST",status="200"} 1',
      'meadow_requests_total{route="/v1/predict",method="POST",status="415"} 1',
      'meadow_requests_total{route="/v1/models",method="GET",status="421"} 1',
      'meadow_request_seconds_count{route="/v1/predict",method="POST",status_class="2xx"} 1',
      'meadow_request_seconds_count{route="/v1/predict",method="POST",status_class="4xx"} 1',
      'meadow_verdicts_total{verdict="neither",version="test-2"} 1',
      'meadow_queue 0',
      'meadow_runtime{runtime="onnx"} 1',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    for (const name of ['meadow_tensors', 'process_resident_memory_bytes', 'nodejs_heap_size_used_bytes']) {
      expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'));
    }
    await other.app.close();
  });

  it('is well-formed, and its labels stay few whatever is asked', async () => {
    for (let i = 0; i < 50; i++) await ask(`${address}/nothing/${i}?${i}`);
    const { text } = await ask(`${address}/metrics`);
    const sample = /^[a-zA-Z_:][\w:]*(\{[a-z_]+="[^"\n]*"(,[a-z_]+="[^"\n]*")*\})? (-?\d[\d.e+-]*|NaN|\+Inf)$/;
    for (const line of text.trimEnd().split('\n'))
      if (line !== '' && !line.startsWith('# ')) expect(line).toMatch(sample);
    expect(text.match(/^meadow_requests_total\{route="none",method="GET",status="404"\} \d+$/gm)).toHaveLength(1);
  });
});
