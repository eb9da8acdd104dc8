import { useTranslation } from 'react-i18next';
import type { StackService } from '../../../../contract/shapes/stack.ts';
import { CopyButton } from '../../../components/copy-button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { Table } from '../../../components/table.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from './details-dialog.module.css';
import { stateOf } from './state-of.ts';
import { useRoleWords } from './use-role-words.ts';

/** What a service is made of: its image, its ports, its containers. */
export function DetailsDialog({ service, onClose }: { service: StackService; onClose: () => void }) {
  const { t } = useTranslation('stack');
  const format = useFormat();
  const role = useRoleWords();
  const { image, imageId, ports, needs, containers } = service;
  const reached = ports.map(({ host, port, container }) => `${host}:${port} → ${container}`);
  return (
    <Dialog opened onClose={onClose} title={role(service.name).name} size="lg">
      <dl className={styles.facts}>
        <Fact name={t('details.image')} value={image} copied />
        {imageId && <Fact name={t('details.imageId')} value={imageId} copied />}
        <Fact name={t('details.ports')} value={reached.join(', ') || t('card.inside')} />
        {needs.length > 0 && <Fact name={t('details.needs')} value={needs.map((one) => role(one).name).join(', ')} />}
      </dl>
      {containers.length > 0 && (
        <Table label={t('details.containers')} className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('details.container')}</th>
              <th scope="col">{t('details.state')}</th>
              <th scope="col">{t('details.restarts')}</th>
            </tr>
          </thead>
          <tbody>
            {containers.map((container) => (
              <tr key={container.id}>
                <th scope="row">{container.name}</th>
                <td>{t(`is.${stateOf({ ...container, oneShot: service.oneShot })}`)}</td>
                <td>{format.number(container.restarts)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Dialog>
  );
}

function Fact({ name, value, copied = false }: { name: string; value: string; copied?: boolean }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>
        {copied ? <code>{value}</code> : value}
        {copied && <CopyButton text={value} name={name} />}
      </dd>
    </div>
  );
}
