import { Button } from '@mantine/core';
import { type RefObject, useRef } from 'react';
import { IconPhotoPlus } from './icons.ts';
import styles from './photo-zone.module.css';
import { useDrop } from './use-drop.ts';

interface Props {
  /** The button's words, and those beside it. */
  choose: string;
  drop: string;
  isBusy: boolean;
  /** Chooses a photo, for a button elsewhere that presses it. */
  input?: RefObject<HTMLInputElement | null>;
  onPhoto(file: File): void;
}

/** A place for one photo, chosen or dropped: it is meant for this place, not for a new batch. */
export function PhotoZone({ choose, drop, isBusy, input: given, onPhoto }: Props) {
  const own = useRef<HTMLInputElement>(null);
  const input = given ?? own;
  const zone = useRef<HTMLDivElement>(null);
  const take = (file: File | undefined) => file && onPhoto(file);
  useDrop(zone, ([dropped]) => take(dropped));
  return (
    <div ref={zone} className={styles.zone}>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/*,.heic,.heif,.avif"
        onChange={({ currentTarget }) => {
          take(currentTarget.files?.[0]);
          // The same photo may be asked about again.
          currentTarget.value = '';
        }}
      />
      <Button
        variant="default"
        loading={isBusy}
        leftSection={<IconPhotoPlus size={18} aria-hidden />}
        onClick={() => input.current?.click()}
      >
        {choose}
      </Button>
      <span>{drop}</span>
    </div>
  );
}
