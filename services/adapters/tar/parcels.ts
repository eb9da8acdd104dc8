import type { Parcels } from '../../ports/parcels.ts';
import { packParcel } from './pack-parcel.ts';
import { readLabel, unpackParcel } from './unpack-parcel.ts';

/** Parcels as tar files: any tar program lists and opens them. */
export const createTarParcels = (): Parcels => ({ pack: packParcel, label: readLabel, unpack: unpackParcel });
