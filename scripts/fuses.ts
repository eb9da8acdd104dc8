import { FuseState, FuseV1Options, type getCurrentFuseWire } from '@electron/fuses';

/** What a built Meadow's Electron may and may not do for whoever starts it, in electron-builder's words. */
export const fuses = {
  /** Would make Meadow's binary a Node that runs any script. */
  runAsNode: false,
  enableCookieEncryption: true,
  /** Would load a script into Meadow from the environment. */
  enableNodeOptionsEnvironmentVariable: false,
  /** Would let any program attach a debugger. */
  enableNodeCliInspectArguments: false,
  /** Of app.asar, on macOS and Windows: Electron has none of it on Linux. */
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  /** Nothing of Meadow is loaded from `file:`. */
  grantFileProtocolExtraPrivileges: false,
} as const;

type Wire = Awaited<ReturnType<typeof getCurrentFuseWire>>;
type FuseName = keyof typeof fuses;

const words = { [FuseState.ENABLE]: 'on', [FuseState.DISABLE]: 'off', [FuseState.REMOVED]: 'gone' };
const said = (state: FuseState | undefined): string =>
  (state !== undefined && Object.hasOwn(words, state) && Reflect.get(words, state)) || 'not there';

/** What a fuse is called in a binary's wire: electron-builder's word with a capital. */
const placeOf = (name: FuseName): FuseV1Options =>
  FuseV1Options[(name.slice(0, 1).toUpperCase() + name.slice(1)) as keyof typeof FuseV1Options];

export interface FuseReading {
  name: FuseName;
  /** As it is in the binary. */
  is: string;
  wanted: string;
  right: boolean;
}

/** Each fuse as a binary has it, beside what it should be. */
export const compareFuses = (wire: Wire): FuseReading[] =>
  (Object.keys(fuses) as FuseName[]).map((name) => {
    const is = said(wire[placeOf(name)]);
    const wanted = fuses[name] ? 'on' : 'off';
    return { name, is, wanted, right: is === wanted };
  });
