import { useTranslation } from 'react-i18next';
import type { NetworkState } from '../../../../contract/network.ts';
import { useFormat } from '../../../i18n/format.ts';

/** What is known of the network, in sentences. */
export function useNetworkWords() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  return {
    proxy({ by, proxy, script, variables }: NetworkState): string {
      const values = { proxy, variables: variables.join(', ') };
      const now = proxy === undefined ? t('network.now.nobody') : t(`network.now.${by}`, values);
      return script !== undefined && proxy === undefined ? `${now} ${t('network.now.script')}` : now;
    },
    certificates({ authorities, certificates }: NetworkState): string {
      const usual = t('network.authorities', { count: authorities, number: format.number(authorities) });
      const own = certificates.map(({ subject, until }) =>
        t('network.authority', { subject, date: format.date(until) }),
      );
      return [usual, ...own].join(' ');
    },
  };
}
