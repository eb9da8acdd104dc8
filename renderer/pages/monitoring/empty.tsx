import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type MonitorSpan, monitorSpan } from '../../../contract/shapes/traffic.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconHistory, IconModels, IconMonitoring } from '../../components/icons.ts';
import { routes } from '../routes.ts';

/** Nothing was ever asked: because no version answers, or because nobody did yet. */
export function NothingCounted({ live }: { live: boolean }) {
  const { t } = useTranslation('monitoring');
  if (!live) {
    return (
      <EmptyState icon={IconModels} title={t('empty.noLive')}>
        <p>{t('empty.noLiveWords')}</p>
        <Link href={routes.models}>{t('empty.models')}</Link>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={IconMonitoring} title={t('empty.nothing')}>
      <p>{t('empty.nothingWords')}</p>
      <Link href={routes.predict}>{t('empty.predict')}</Link> · <Link href={routes.api}>{t('empty.api')}</Link>
    </EmptyState>
  );
}

interface Props {
  span: MonitorSpan;
  /** Only of one version. */
  narrowed: boolean;
  onSpan: (span: MonitorSpan) => void;
}

/** Something was asked, but not in the time that is looked at. */
export function NothingInSpan({ span, narrowed, onSpan }: Props) {
  const { t } = useTranslation('monitoring');
  const longer = monitorSpan.options[monitorSpan.options.indexOf(span) + 1];
  return (
    <EmptyState icon={IconHistory} title={t(narrowed ? 'empty.spanOfVersion' : 'empty.span')}>
      {longer && (
        <Button variant="default" onClick={() => onSpan(longer)}>
          {t('empty.longer', { span: t(`span.${longer}`) })}
        </Button>
      )}
    </EmptyState>
  );
}
