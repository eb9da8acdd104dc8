import { useTranslation } from 'react-i18next';
import type { Check } from '../../../../contract/shapes/check.ts';
import { useTroubleWords } from '../../../components/use-trouble-words.ts';
import { useFormat } from '../../../i18n/format.ts';

const names = ['cluster-answers', 'nodes', 'room', 'rights', 'metrics'] as const;
type CheckName = (typeof names)[number];

/** A check of a cluster in the person's language. */
interface ClusterCheckWords {
  name: string;
  finding: string;
  hint?: string;
  /** What the cluster said of it. */
  said?: string;
}

export function useClusterCheckWords() {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  const trouble = useTroubleWords();
  return (check: Check): ClusterCheckWords => {
    const name = names.find((known) => known === check.name);
    if (!name) return { name: check.name, finding: check.finding, ...(check.hint && { hint: check.hint }) };
    const { state, fault, details } = check;
    const words = { name: t(`check.${name}.name`) };
    const { copies = 0, nodes = 0, ready = 0, version = '', denied = '' } = details;
    const values = {
      version,
      denied,
      count: Number(copies || nodes),
      number: format.number(Number(copies)),
      nodes: format.number(Number(nodes)),
      ready: format.number(Number(ready)),
    };
    if (state === 'ok') return { ...words, finding: t(`check.${name}.ok`, values) };
    const how = howOf(name, check);
    if (fault) {
      const { message, ...rest } = trouble(fault);
      return { ...words, finding: message, ...rest };
    }
    if (how === undefined) return { ...words, finding: t('check.unknown') };
    return {
      ...words,
      finding: t(`check.${how}.wrong`, values),
      hint: t(`check.${how}.hint`, values),
      ...(details.said !== undefined && { said: String(details.said) }),
    };
  };
}

/** Which words tell what is wrong; none where it could not be looked at. */
function howOf(name: CheckName, { state, details }: Check) {
  switch (name) {
    case 'cluster-answers':
      if (details.version === undefined) return 'cluster-answers';
      return state === 'failed' ? 'old' : 'new';
    case 'nodes':
      return details.nodes === undefined ? undefined : 'nodes';
    case 'room':
      if (details.copies === undefined) return undefined;
      return details.copies === 0 ? 'full' : 'room';
    case 'rights':
      return details.denied === undefined ? undefined : 'rights';
    case 'metrics':
      return 'metrics';
  }
}
