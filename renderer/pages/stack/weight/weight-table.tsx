import { useTranslation } from 'react-i18next';
import type { ServiceWeight, StackWeight } from '../../../../contract/shapes/stack-weight.ts';
import { Table } from '../../../components/table.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { byRole } from '../services/role-of.ts';
import { useRoleWords } from '../services/use-role-words.ts';
import styles from './weight.module.css';

/** Memory, ceiling and disk of each service. */
export function WeightTable({ weight }: { weight: StackWeight }) {
  const { t } = useTranslation('stack');
  const format = useFormat();
  return (
    <div className={styles.parts}>
      <Table label={t('weight.table')}>
        <thead>
          <tr>
            <th scope="col">{t('weight.service')}</th>
            <th scope="col" className={styles.number}>
              {t('card.memory')}
            </th>
            <th scope="col" className={styles.number}>
              {t('weight.ceiling')}
            </th>
            <th scope="col" className={styles.number}>
              {t('weight.disk')}
            </th>
          </tr>
        </thead>
        <tbody>
          {byRole(weight.services).map((service) => (
            <Row key={service.name} service={service} />
          ))}
        </tbody>
      </Table>
      {weight.images !== undefined && (
        <p className={styles.sum}>{t('weight.images', { size: format.bytes(weight.images) })}</p>
      )}
    </div>
  );
}

function Row({ service }: { service: ServiceWeight }) {
  const { t } = useTranslation('stack');
  const format = useFormat();
  const { name, replicas, memory, measured, limit, disk } = service;
  const role = useRoleWords()(name).name;
  const off = replicas === 0;
  const amount = format.memory(memory);
  return (
    <tr className={off ? styles.off : undefined}>
      <th scope="row">{replicas > 1 ? t('weight.times', { name: role, number: replicas }) : role}</th>
      <td className={styles.number}>{off ? t('weight.off') : measured ? amount : t('weight.about', { amount })}</td>
      <td className={styles.number}>{off || limit === undefined ? '–' : format.memory(limit)}</td>
      <td className={styles.number}>{disk === undefined ? '–' : format.bytes(disk)}</td>
    </tr>
  );
}
