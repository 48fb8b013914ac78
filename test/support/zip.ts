import { inflateRawSync } from 'node:zlib';

/** One file of an archive. */
export interface ZipEntry {
  readonly name: string;
  /** In bytes, unpacked. */
  readonly size: number;
  readonly read: () => Buffer;
}

const directoryEnd = 0x06054b50;
const directoryEntry = 0x02014b50;
const deflated = 8;

/** The files of a zip archive, from its central directory, in its order. Throws where it is no archive. */
export function readZip(archive: Buffer): readonly ZipEntry[] {
  let end = archive.length - 22;
  while (end >= 0 && archive.readUInt32LE(end) !== directoryEnd) end--;
  if (end < 0) throw new Error('not a zip archive');
  const count = archive.readUInt16LE(end + 10);
  const entries: ZipEntry[] = [];
  let place = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (archive.readUInt32LE(place) !== directoryEntry) throw new Error('damaged zip archive');
    const method = archive.readUInt16LE(place + 10);
    const packedSize = archive.readUInt32LE(place + 20);
    const size = archive.readUInt32LE(place + 24);
    const nameLength = archive.readUInt16LE(place + 28);
    const header = archive.readUInt32LE(place + 42);
    const name = archive.toString('utf8', place + 46, place + 46 + nameLength);
    entries.push({
      name,
      size,
      read() {
        const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
        const packed = archive.subarray(start, start + packedSize);
        return method === deflated ? inflateRawSync(packed) : packed;
      },
    });
    place += 46 + nameLength + archive.readUInt16LE(place + 30) + archive.readUInt16LE(place + 32);
  }
  return entries;
}
