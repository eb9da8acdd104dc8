import { useTranslation } from 'react-i18next';
import type { TrafficSeries } from '../../../contract/shapes/traffic.ts';
import { Panel } from '../../components/page.tsx';
import { Table } from '../../components/table.tsx';
import { useFormat } from '../../i18n/format.ts';
import { VersionLink } from '../models/version-link.tsx';
import { neitherShare } from './charts/traffic-rows.ts';
import styles from './version-table.module.css';

/** What each version was asked and how it did, the one asked most first. */
export function VersionTable({ versions }: { versions: TrafficSeries['versions'] }) {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  const ms = (value: number | undefined) => (value === undefined ? '–' : t('ms', { ms: format.ms(value) }));
  return (
    <Panel id="monitoring-versions" title={t('versions.title')}>
      <Table label={t('versions.title')} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('versions.version')}</th>
            <th scope="col">{t('versions.predictions')}</th>
            <th scope="col">{t('versions.p50')}</th>
            <th scope="col">{t('versions.p95')}</th>
            <th scope="col">{t('versions.neither')}</th>
            <th scope="col">{t('versions.right')}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((one) => (
            <tr key={one.version}>
              <th scope="row">
                <VersionLink version={one.version} />
                {one.live && <span className={styles.live}>{t('versions.live')}</span>}
              </th>
              <td>{format.number(one.predictions)}</td>
              <td>{ms(one.ms?.p50)}</td>
              <td>{ms(one.ms?.p95)}</td>
              <td>{one.predictions > 0 ? format.percent(neitherShare(one).neither ?? 0) : '–'}</td>
              <td>
                {one.judged > 0
                  ? t('chart.rightOf', {
                      share: format.percent(one.right / one.judged),
                      right: format.number(one.right),
                      judged: format.number(one.judged),
                    })
                  : t('versions.notJudged')}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
