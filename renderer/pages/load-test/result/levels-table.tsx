import { useTranslation } from 'react-i18next';
import type { LoadLevel } from '../../../../contract/shapes/load.ts';
import { Table } from '../../../components/table.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { sharesOf } from '../load-rows.ts';

interface Props {
  levels: readonly LoadLevel[];
  before?: readonly LoadLevel[] | undefined;
}

/** How it was with so many users, beside the version before. */
export function LevelsTable({ levels, before }: Props) {
  const { t } = useTranslation('load');
  const format = useFormat();
  const ms = (value: number | undefined) => (value === undefined ? '–' : t('ms', { ms: format.ms(value) }));
  const percent = (value: number | undefined) => (value === undefined ? '–' : format.percentFine(value));
  const names = ['users', 'rate', 'p50', 'p95', ...(before ? ['before'] : []), 'p99', 'turnedAway', 'errors'] as const;
  return (
    <Table label={t('levels.title')}>
      <thead>
        <tr>
          {names.map((name) => (
            <th key={name} scope="col">
              {t(`levels.${name as 'users'}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {levels.map((level) => {
          const { rate, turnedAway, errors } = sharesOf(level);
          return (
            <tr key={level.users}>
              <th scope="row">{format.number(level.users)}</th>
              <td>{rate === undefined ? '–' : format.rate(rate)}</td>
              <td>{ms(level.ms?.p50)}</td>
              <td>{ms(level.ms?.p95)}</td>
              {before && <td>{ms(before.find(({ users }) => users === level.users)?.ms?.p95)}</td>}
              <td>{ms(level.ms?.p99)}</td>
              <td>{percent(turnedAway)}</td>
              <td>{percent(errors)}</td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
