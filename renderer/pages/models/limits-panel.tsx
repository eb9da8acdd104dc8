import { useTranslation } from 'react-i18next';
import type { CardLimit } from '../../../contract/shapes/card-limit.ts';
import { Panel } from '../../components/page.tsx';
import { useFormat } from '../../i18n/format.ts';
import { keyOfSentence } from './card-sentences.ts';
import styles from './model-page.module.css';

/** What a version must not be trusted with. */
export function LimitsPanel({ limits }: { limits: readonly CardLimit[] }) {
  const { t } = useTranslation('models');
  const words = useLimitWords();
  return (
    <Panel title={t('limits.title')}>
      <ul className={styles.limits}>
        {limits.map((limit) => (
          <li key={JSON.stringify(limit)} lang={limit.code === 'note' && !keyOfSentence(limit.text) ? 'en' : undefined}>
            {words(limit)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function useLimitWords() {
  const { t } = useTranslation('models');
  const format = useFormat();
  const all = (labels: readonly string[]) => labels.map((label) => t('limits.quoted', { label })).join(', ');
  return (limit: CardLimit): string => {
    switch (limit.code) {
      case 'only':
        return t('limits.only', { labels: all(limit.labels) });
      case 'neither':
        return t('limits.neither', { share: format.percent(limit.share) });
      case 'square':
        return t('limits.square');
      case 'small-test': {
        const { photos, low, high } = limit;
        const values = { number: format.number(photos), low: format.percent(low), high: format.percent(high) };
        return t('limits.smallTest', { count: photos, ...values });
      }
      case 'cross-validated':
        return t('limits.crossValidated', { count: limit.labels.length, labels: all(limit.labels) });
      case 'left-out':
        return t('limits.leftOut', { count: limit.photos, number: format.number(limit.photos) });
      case 'lopsided':
        return t('limits.lopsided');
      case 'note': {
        const key = keyOfSentence(limit.text);
        return key ? t(key) : limit.text;
      }
    }
  };
}
