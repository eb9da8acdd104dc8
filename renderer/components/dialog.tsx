import { Modal, type ModalProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A window in the window: a question, or something to look up. */
export function Dialog(props: ModalProps) {
  const { t } = useTranslation();
  return (
    <Modal closeButtonProps={{ 'aria-label': t('close') }} data-leaving={props.opened ? undefined : true} {...props} />
  );
}
