import type { KeptRule, LifecycleDeed, LifecycleRule } from '../../../contract/shapes/store.ts';
import { escaped, xmlParts, xmlText } from './xml.ts';

/** A rule, and how the store writes it, so that those nobody understands here stay as they are. */
export interface WrittenRule {
  rule: KeptRule;
  xml: string;
}

export const readRules = (xml: string): WrittenRule[] =>
  xmlParts(xml, 'Rule').map(({ inner }, at) => ({ rule: ruleOf(inner, at), xml: `<Rule>${inner}</Rule>` }));

export const writeRules = (rules: readonly WrittenRule[]): string =>
  `<LifecycleConfiguration>${rules.map(({ xml }) => xml).join('')}</LifecycleConfiguration>`;

function ruleOf(xml: string, at: number): KeptRule {
  const deed = deedOf(xml);
  return {
    id: xmlText(xml, 'ID') || `rule-${at + 1}`,
    enabled: xmlText(xml, 'Status') === 'Enabled',
    prefix: xmlText(xml, 'Prefix') ?? '',
    ...(deed && { deed }),
  };
}

/** Other parts make it a rule of another kind. */
const OTHERS =
  /<(?:Transition|NoncurrentVersionTransition|Tag|Date|ExpiredObjectDeleteMarker|NewerNoncurrentVersions|ExpiredObjectAllVersions|DelMarkerExpiration|ObjectSizeGreaterThan|ObjectSizeLessThan)\b[^>]*>(?!0<|false<|<\/)/;

function deedOf(xml: string): LifecycleDeed | undefined {
  const [objects, older] = [
    daysIn(xml, 'Expiration', 'Days'),
    daysIn(xml, 'NoncurrentVersionExpiration', 'NoncurrentDays'),
  ];
  if (OTHERS.test(xml) || (objects !== undefined && older !== undefined)) return undefined;
  if (objects !== undefined) return { kind: 'objects', days: objects };
  return older === undefined ? undefined : { kind: 'older-versions', days: older };
}

function daysIn(xml: string, part: string, name: string): number | undefined {
  const days = Number(xmlText(xmlParts(xml, part)[0]?.inner ?? '', name));
  return days >= 1 ? days : undefined;
}

export function writeRule({ id, enabled, prefix, deed }: LifecycleRule & { id: string }): WrittenRule {
  const days = String(deed.days);
  const does = {
    objects: `<Expiration><Days>${days}</Days></Expiration>`,
    'older-versions': `<NoncurrentVersionExpiration><NoncurrentDays>${days}</NoncurrentDays></NoncurrentVersionExpiration>`,
  }[deed.kind];
  const head = `<ID>${escaped(id)}</ID><Status>${enabled ? 'Enabled' : 'Disabled'}</Status>`;
  return {
    rule: { id, enabled, prefix, deed },
    xml: `<Rule>${head}<Filter><Prefix>${escaped(prefix)}</Prefix></Filter>${does}</Rule>`,
  };
}
