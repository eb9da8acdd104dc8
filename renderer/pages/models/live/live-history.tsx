import { useTranslation } from 'react-i18next';
import { type LiveChange, liveReasons } from '../../../../contract/shapes/live.ts';
import { Panel } from '../../../components/page.tsx';
import { Table } from '../../../components/table.tsx';
import { useGateReport } from '../../../data/use-version.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useGateWords } from '../gate/use-gate-words.ts';
import { VersionLink } from '../version-link.tsx';
import styles from './live-history.module.css';

/** Which version answered when, who switched it, and why. */
export function LiveHistory({ history }: { history: readonly LiveChange[] }) {
  const { t } = useTranslation('models');
  return (
    <Panel id="models-history" title={t('history.title')}>
      <Table className={styles.table} label={t('history.title')}>
        <thead>
          <tr>
            <th scope="col">{t('history.version')}</th>
            <th scope="col">{t('history.when')}</th>
            <th scope="col">{t('history.who')}</th>
            <th scope="col">{t('history.why')}</th>
          </tr>
        </thead>
        <tbody>
          {history.map((change) => (
            <Row key={change.id} change={change} />
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function Row({ change: { version, at, until, by, how, reason } }: { change: LiveChange }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  return (
    <tr data-live={!until || undefined}>
      <th scope="row">
        <VersionLink version={version} />
      </th>
      <td className={styles.when}>
        {format.dateTime(at)} – {until ? format.dateTime(until) : <b>{t('history.now')}</b>}
      </td>
      <td>{by}</td>
      <td>
        {t(`history.how.${how}`)}
        {how !== 'starter' && <Reason version={version} reason={reason} />}
      </td>
    </tr>
  );
}

/** A person's words as they are; the gate's, and Meadow's own, in the person's language. */
function Reason({ version, reason }: { version: string; reason: string }) {
  const { t } = useTranslation('models');
  const report = useGateReport(version).data;
  const words = useGateWords();
  const own = OWN.find((name) => liveReasons[name] === reason);
  const said = own ? t(`history.own.${own}`) : report?.reason === reason ? words.line(report) : reason;
  return <span className={styles.reason}>{said}</span>;
}

const OWN = ['before', 'beforeHistory', 'putBack', 'canary'] as const;
