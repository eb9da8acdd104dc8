import { useTranslation } from 'react-i18next';
import type { ServingReplica } from '../../../contract/serving.ts';
import { Panel } from '../../components/page.tsx';
import { StateDot } from '../../components/state-dot.tsx';
import { Table } from '../../components/table.tsx';
import { useTroubleWords } from '../../components/use-trouble-words.ts';
import styles from './replicas-panel.module.css';

/** Who answers in the stack, and with which version. */
export function ReplicasPanel({ replicas }: { replicas: readonly ServingReplica[] }) {
  const { t } = useTranslation('api');
  return (
    <Panel title={t('replicas.title')}>
      {replicas.length === 0 && <p className={styles.none}>{t('replicas.none')}</p>}
      {replicas.length > 0 && (
        <Table label={t('replicas.title')}>
          <thead>
            <tr>
              <th scope="col">{t('replicas.name')}</th>
              <th scope="col">{t('replicas.state')}</th>
              <th scope="col">{t('replicas.version')}</th>
            </tr>
          </thead>
          <tbody>
            {replicas.map((replica) => (
              <Row key={replica.name} replica={replica} />
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

function Row({ replica: { name, ready, version, error } }: { replica: ServingReplica }) {
  const { t } = useTranslation('api');
  const words = useTroubleWords();
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <span className={styles.state}>
          <StateDot state={ready ? 'ready' : 'failed'} />
          {t(ready ? 'replicas.ready' : 'replicas.silent')}
        </span>
        {error && <p className={styles.why}>{words(error).message}</p>}
      </td>
      <td>{version ?? '–'}</td>
    </tr>
  );
}
