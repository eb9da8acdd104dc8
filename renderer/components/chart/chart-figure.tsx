import { Button } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Table } from '../table.tsx';
import styles from './chart-figure.module.css';
import type { Column, Step, StepNames } from './column.ts';

interface Props<Row> {
  /** Where a link leads. */
  id: string;
  title: string;
  words: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  names: StepNames;
  legend: ReactNode;
  children: ReactNode;
}

/** A chart with its name and what it says, and the same as a table for whoever wants the numbers. */
export function ChartFigure<Row extends Step>(props: Props<Row>) {
  const { id, title, words, columns, rows, names, legend, children } = props;
  const { t } = useTranslation('monitoring');
  const name = useId();
  const [table, setTable] = useState(false);
  return (
    <section className={styles.figure} id={id} tabIndex={-1} aria-labelledby={name}>
      <div className={styles.head}>
        <h2 className={styles.title} id={name}>
          {title}
        </h2>
        <Button
          className={styles.as ?? ''}
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-label={t(table ? 'chart.asChartOf' : 'chart.asTableOf', { title })}
          onClick={() => setTable(!table)}
        >
          {t(table ? 'chart.asChart' : 'chart.asTable')}
        </Button>
      </div>
      <p className={styles.words}>{words}</p>
      {table ? <StepTable title={title} columns={columns} rows={rows} names={names} /> : children}
      {!table && legend}
    </section>
  );
}

/** The steps that have something to say, newest first. */
function StepTable<Row extends Step>(props: Pick<Props<Row>, 'title' | 'columns' | 'rows' | 'names'>) {
  const { title, columns, rows, names } = props;
  const { t } = useTranslation('monitoring');
  const said = rows.filter((row) => columns.some(({ value }) => value(row) !== undefined)).toReversed();
  return (
    <div className={styles.table}>
      <Table label={t('chart.asTableOf', { title })}>
        <thead>
          <tr>
            <th scope="col">{t('chart.when')}</th>
            {columns.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {said.map((row) => (
            <tr key={row.at}>
              <th scope="row">{names.whole(row.at)}</th>
              {columns.map(({ key, value }) => (
                <td key={key}>{value(row) ?? '–'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
