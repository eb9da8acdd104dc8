import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ModelCard, VersionSummary } from '../../../../contract/shapes/model.ts';
import { Panel } from '../../../components/page.tsx';
import { Table } from '../../../components/table.tsx';
import { Term } from '../../../components/term.tsx';
import { useModelCard } from '../../../data/use-models.ts';
import { useFormat } from '../../../i18n/format.ts';
import { routes } from '../../routes.ts';
import { Aliases } from '../aliases.tsx';
import { GateLine } from '../gate/gate-line.tsx';
import { Interval } from '../interval.tsx';
import { TestWords } from '../test-words.tsx';
import styles from './compare-table.module.css';

/** What is known of each version by itself. */
export function CompareFacts({ one, other }: { one: VersionSummary; other: VersionSummary }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const cards = [useModelCard(one.version).data, useModelCard(other.version).data];
  const versions = [one, other];
  const ofCard = (say: (card: ModelCard) => ReactNode) =>
    versions.map(({ version }, at) => {
      const card = cards[at];
      return <td key={version}>{card ? say(card) : '…'}</td>;
    });
  const of = (say: (version: VersionSummary) => ReactNode) =>
    versions.map((version) => <td key={version.version}>{say(version)}</td>);
  return (
    <Panel title={t('compare.facts')}>
      <Table className={styles.table} label={t('compare.facts')}>
        <thead>
          <tr>
            <td />
            {versions.map((version) => (
              <th key={version.version} scope="col">
                <span className={styles.version}>
                  <Link href={routes.model(version.version)}>{version.version}</Link>
                  <Aliases version={version} />
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('compare.own')}</th>
            {of(({ test }) => (
              <>
                <TestWords test={test} />
                <Interval test={test} />
              </>
            ))}
          </tr>
          <tr>
            <th scope="row">
              <Term of="logLoss">{t('compare.logLoss')}</Term>
            </th>
            {ofCard(({ calibration }) => format.small(calibration.logLoss))}
          </tr>
          <tr>
            <th scope="row">{t('compare.off')}</th>
            {ofCard(({ calibration }) => format.percentFine(calibration.expectedError))}
          </tr>
          <tr>
            <th scope="row">{t('compare.photos')}</th>
            {of(({ photos }) => format.number(photos))}
          </tr>
          <tr>
            <th scope="row">{t('compare.trained')}</th>
            {of(({ created }) => format.dateTime(created))}
          </tr>
          <tr>
            <th scope="row">{t('compare.gate')}</th>
            {of(({ version, gate }) => (gate ? <GateLine version={version} passed={gate.passed} /> : '–'))}
          </tr>
        </tbody>
      </Table>
    </Panel>
  );
}
