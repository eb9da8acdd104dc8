import type { ReactNode, Ref } from 'react';

interface Props {
  /** What is in it. */
  label: string;
  className: string | undefined;
  ref?: Ref<HTMLElement>;
  children: ReactNode;
}

/**
 * A part of a page that scrolls by itself. A group, not a landmark: the panel around it is one, often of the same name.
 */
export function ScrollRegion({ label, className, ref, children }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a stop here, nobody scrolls it by keys
    <section ref={ref} role="group" className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
