import { VisuallyHidden } from '@mantine/core';
import { create } from 'zustand';

const useAnnouncement = create<{ text: string }>(() => ({ text: '' }));

/** Has a screen reader say a sentence, without moving the focus. */
export function announce(text: string): void {
  useAnnouncement.setState({ text });
}

/** Where announcements are put; there is one in the window. */
export function Announcer() {
  const text = useAnnouncement((state) => state.text);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {text}
    </VisuallyHidden>
  );
}
