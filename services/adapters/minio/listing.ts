import type { ListedObject, ListedPage, ListedVersion, Listing } from '../../ports/store-browser.ts';
import { urlText, xmlParts, xmlText } from './xml.ts';

const MOST = 1000;

const common = ({ prefix, deep, most = MOST }: Listing): Record<string, string> => ({
  prefix,
  ...(!deep && { delimiter: '/' }),
  'encoding-type': 'url',
  'max-keys': String(most),
});

/** What is asked for in the address of a request for objects. */
export const objectsQuery = (listing: Listing): string =>
  queryOf({
    ...common(listing),
    'list-type': '2',
    ...(listing.cursor !== undefined && { 'continuation-token': listing.cursor }),
  });

/** The same for versions. Their cursor names a key and a version. */
export function versionsQuery(listing: Listing): string {
  const [key, version] = listing.cursor === undefined ? [] : (JSON.parse(listing.cursor) as string[]);
  return queryOf({
    ...common(listing),
    versions: '',
    ...(key !== undefined && { 'key-marker': key }),
    ...(version !== undefined && { 'version-id-marker': version }),
  });
}

/** In the order of their names, which the signature of a request asks for. */
const queryOf = (values: Record<string, string>): string =>
  Object.entries(values)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${escapeAll(value)}`)
    .join('&');

export const escapeAll = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

export function readObjects(xml: string): ListedPage<ListedObject> {
  const items = xmlParts(xml, 'Contents').map(({ inner }) => listed(inner));
  const next = xmlText(xml, 'IsTruncated') === 'true' ? xmlText(xml, 'NextContinuationToken') : undefined;
  return { items, folders: foldersOf(xml), ...(next !== undefined && { next }) };
}

export function readVersions(xml: string): ListedPage<ListedVersion> {
  const items = xmlParts(xml, 'Version', 'DeleteMarker').map(({ name, inner }) => ({
    ...listed(inner),
    version: xmlText(inner, 'VersionId') ?? 'null',
    latest: xmlText(inner, 'IsLatest') === 'true',
    deleted: name === 'DeleteMarker',
  }));
  const [key, version] = [xmlText(xml, 'NextKeyMarker'), xmlText(xml, 'NextVersionIdMarker')];
  const goesOn = xmlText(xml, 'IsTruncated') === 'true' && key !== undefined;
  const cursor = goesOn && JSON.stringify(version ? [urlText(key), version] : [urlText(key)]);
  return { items, folders: foldersOf(xml), ...(cursor && { next: cursor }) };
}

const listed = (inner: string): ListedObject => ({
  key: urlText(xmlText(inner, 'Key') ?? ''),
  size: Number(xmlText(inner, 'Size') ?? 0),
  modified: new Date(xmlText(inner, 'LastModified') ?? 0),
  etag: (xmlText(inner, 'ETag') ?? '').replaceAll('"', ''),
});

const foldersOf = (xml: string): string[] =>
  xmlParts(xml, 'CommonPrefixes').map(({ inner }) => urlText(xmlText(inner, 'Prefix') ?? ''));
