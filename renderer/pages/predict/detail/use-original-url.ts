import { useEffect, useState } from 'react';
import { originalOf } from '../../../data/photos/originals.ts';

/** An address of the dropped file itself, while it is shown; none where this window never had it. */
export function useOriginalUrl(batch: string, index: number): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const file = originalOf(batch, index);
    if (!file) return setUrl(undefined);
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [batch, index]);
  return url;
}
