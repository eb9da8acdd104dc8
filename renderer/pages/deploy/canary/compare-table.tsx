import { useTranslation } from 'react-i18next';
import type { Canary, CanarySide } from '../../../../contract/shapes/canary.ts';
import { Table } from '../../../components/table.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from './canary.module.css';

/** What champion and canary did since the canary began, side by side. */
export function CompareTable({ canary }: { canary: Canary }) {
  const { t } = useTranslation('deploy');
  const { champion, canary: own, agreement } = canary;
  const rows = useRows();
  return (
    <>
      <Table label={t('canary.compared')} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('canary.measured')}</th>
            <th scope="col">
              {t('canary.is.champion')}
              <span className={styles.version}>{champion.version}</span>
            </th>
            <th scope="col">
              {t('canary.is.canary')}
              <span className={styles.version}>{own.version}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, value }) => (
            <tr key={name}>
              <th scope="row">{t(`canary.row.${name}`)}</th>
              <td>{value(champion) ?? '–'}</td>
              <td>{value(own) ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Agreement agreement={agreement} />
    </>
  );
}

function useRows() {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  const share = (part: number, all: number) => (all === 0 ? undefined : format.percentFine(part / all));
  const ms = (seconds: number | undefined) =>
    seconds === undefined ? undefined : t('canary.ms', { ms: format.ms(seconds * 1000) });
  const rows = [
    { name: 'copies', value: ({ copies }: CanarySide) => format.number(copies) },
    { name: 'asked', value: ({ asked }: CanarySide) => format.number(asked) },
    { name: 'errors', value: ({ errors, asked }: CanarySide) => share(errors, asked) },
    { name: 'p50', value: ({ p50 }: CanarySide) => ms(p50) },
    { name: 'p95', value: ({ p95 }: CanarySide) => ms(p95) },
    { name: 'neither', value: ({ neither, verdicts }: CanarySide) => share(neither, verdicts) },
  ] as const;
  return rows;
}

function Agreement({ agreement: { asked, agreed, total, none } }: Pick<Canary, 'agreement'>) {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  if (none) return <p className={styles.soft}>{t(`canary.agreement.${none}`)}</p>;
  if (asked === 0) return <p className={styles.soft}>{t('canary.agreement.none', { total: format.number(total) })}</p>;
  return (
    <p>
      {t('canary.agreement.same', {
        agreed: format.number(agreed),
        asked: format.number(asked),
        share: format.percent(agreed / asked),
      })}
    </p>
  );
}
