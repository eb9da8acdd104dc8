import { crc32, deflateRawSync } from 'node:zlib';

export interface MadeEntry {
  name: string;
  content: Uint8Array;
  /** What the archive says of it, where that is not the truth. */
  says?: { size?: number; flags?: number; mode?: number };
  /** The entry whose bytes it shares. */
  over?: number;
}

/** A zip file made by hand, so that it can be one that no honest program writes. */
export function zipOf(entries: MadeEntry[], count = entries.length): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const { name, content, says = {}, over } of entries) {
    const packed = deflateRawSync(content);
    const file = Buffer.from(name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    const shared = Buffer.alloc(22);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE((says.flags ?? 0) | 0x800, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(says.size ?? content.length, 18);
    shared.copy(head, 4);
    head.writeUInt16LE(file.length, 26);
    offsets.push(over === undefined ? at : (offsets[over] ?? 0));
    if (over === undefined) {
      parts.push(head, file, packed);
      at += head.length + file.length + packed.length;
    }
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE((3 << 8) | 20, 4);
    shared.copy(central, 6);
    central.writeUInt16LE(file.length, 28);
    central.writeUInt32LE(((says.mode ?? 0o100644) << 16) >>> 0, 38);
    central.writeUInt32LE(offsets.at(-1) ?? 0, 42);
    list.push(central, file);
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}
