import { memo, useState } from 'react';
import type { ProjectPhoto } from '../../../../contract/shapes/project-photo.ts';
import { Option } from '../../../components/listbox/option.tsx';
import { PhotoCard } from './photo-card.tsx';
import styles from './photo-grid.module.css';

interface Props {
  /** None while it is on its way. */
  photo: ProjectPhoto | undefined;
  position: number;
  count: number;
  /** It comes into view in a flight through the grid: its picture can wait for the end of it. */
  hurried: boolean;
  selected: boolean;
  /** The Tab key stops here. */
  active: boolean;
}

/** A place in the grid. The grid listens to the pointer for all of them, so that scrolling draws only new ones. */
export const PhotoOption = memo(function PhotoOption({ photo, position, count, hurried, selected, active }: Props) {
  const [waits, setWaits] = useState(hurried);
  if (waits && !hurried) setWaits(false);
  const drawn = waits ? undefined : photo;
  return (
    <Option
      className={styles.option ?? ''}
      {...{ position, count, selected, active }}
      busy={drawn === undefined}
      data-hash={photo?.hash}
    >
      {drawn ? <PhotoCard photo={drawn} selected={selected} /> : <span className={styles.pending} />}
    </Option>
  );
});
