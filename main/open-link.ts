import { judgeLink } from './external-link.ts';

export interface LinkParts {
  /** Hands an address to the system's browser. */
  openExternal(address: string): Promise<void>;
  /** Whether a page on this computer is one that the core named. */
  isOwnPage(address: string): Promise<boolean>;
}

/** Opens what a page of Meadow links to, in the system's browser, where that may be. */
export const createLinkOpener =
  ({ openExternal, isOwnPage }: LinkParts) =>
  async (address: string): Promise<void> => {
    const judgement = judgeLink(address);
    if (judgement === 'open' || (judgement === 'ask' && (await isOwnPage(address)))) await openExternal(address);
  };
