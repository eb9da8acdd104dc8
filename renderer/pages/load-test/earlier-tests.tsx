import { useTranslation } from 'react-i18next';
import type { LoadResult } from '../../../contract/shapes/load.ts';
import { Panel } from '../../components/page.tsx';
import { Table } from '../../components/table.tsx';
import { useFormat } from '../../i18n/format.ts';
import { sharesOf } from './load-rows.ts';
import styles from './load-test.module.css';

interface Props {
  results: readonly LoadResult[];
  /** The one that is shown. */
  shown: string | undefined;
  onShow: (id: string) => void;
}

/** All tests that are kept, newest first, each with its version. */
export function EarlierTests({ results, shown, onShow }: Props) {
  const { t } = useTranslation('load');
  const format = useFormat();
  return (
    <Panel title={t('earlier.title')}>
      <Table label={t('earlier.title')}>
        <thead>
          <tr>
            {(['when', 'version', 'profile', 'rate', 'p95', 'verdict'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`earlier.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {results.map(({ id, at, versions, plan, total, verdict }) => {
            const { rate } = sharesOf(total);
            return (
              <tr key={id} className={styles.row} aria-current={id === shown ? 'true' : undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles.show}
                    aria-label={t('earlier.show', { when: format.dateTime(at) })}
                    onClick={() => onShow(id)}
                  >
                    {format.dateTimeShort(at)}
                  </button>
                </th>
                <td>{versions[0]?.version ?? '–'}</td>
                <td>
                  {t('earlier.what', {
                    profile: t(`start.profiles.${plan.profile}`),
                    count: plan.users,
                    number: format.number(plan.users),
                  })}
                </td>
                <td>{rate === undefined ? '–' : format.rate(rate)}</td>
                <td>{total.ms ? t('ms', { ms: format.ms(total.ms.p95) }) : '–'}</td>
                <td>{t(`verdict.${verdict.state}`)}</td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </Panel>
  );
}
