import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ApiRequest } from '../../../contract/serving.ts';
import { IconFailed, IconOk } from '../../components/icons.ts';
import { Panel } from '../../components/page.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { useFormat } from '../../i18n/format.ts';
import styles from './log-panel.module.css';
import { keyOf, useRequestLog } from './use-request-log.ts';

/** Who asked the API what, as it happens. */
export function LogPanel() {
  const { t } = useTranslation('api');
  const requests = useRequestLog();
  return (
    <Panel id="api-log" title={t('log.title')}>
      {!requests && <Skeleton height={120} />}
      {requests?.length === 0 && <p className={styles.none}>{t('log.none')}</p>}
      {requests && requests.length > 0 && (
        <ScrollRegion className={styles.scroller} label={t('log.title')}>
          <table className={styles.log}>
            <thead>
              <tr>
                <th scope="col">{t('log.time')}</th>
                <th scope="col">{t('log.request')}</th>
                <th scope="col">{t('log.status')}</th>
                <th scope="col">{t('log.outcome')}</th>
                <th scope="col" className={styles.number}>
                  {t('log.ms')}
                </th>
              </tr>
            </thead>
            <tbody>
              {requests.map((request) => (
                <Row key={keyOf(request)} request={request} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Panel>
  );
}

function Row({ request }: { request: ApiRequest }) {
  const format = useFormat();
  const { at, method, path, status, outcome, ms } = request;
  const Icon = status < 400 ? IconOk : IconFailed;
  return (
    <tr>
      <td>{format.time(at)}</td>
      <td>
        <code>
          {method} {path}
        </code>
      </td>
      <td>
        <span className={styles.status} data-bad={status >= 400 || undefined}>
          <Icon size={15} stroke={1.8} aria-hidden /> {status}
        </span>
      </td>
      <td className={styles.outcome}>{outcome}</td>
      <td className={styles.number}>{format.ms(ms)}</td>
    </tr>
  );
}
