import { describe, expect, it } from 'vitest';
import { createTracer } from '../../server/src/directives/link.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { createService, type Service } from '../../server/src/service.ts';
import { render } from '../../server/src/text/message.ts';
import type { Host } from '../../server/src/workspace/host.ts';
import { HostError } from '../../server/src/workspace/host.ts';
import { type MemoryHost, memoryHost } from '../support/memory-host.ts';
import { draft, draftUri, files, parentUri, projectUri, workspace } from '../support/work-points.ts';

const otherUri = `${workspace}/上位/另一份2018.txt`;
const other = '2018年政务公开工作要点\n\n一、推进公开\n（一）做好解读。\n';

function start(host: Host): Service {
  return createService(host, { rules, traceDraft: createTracer(), settings: { folders: [workspace] } });
}

async function codes(service: Service): Promise<readonly string[]> {
  return (await service.check(draftUri)).map(({ code }) => code);
}

function told(service: Service): readonly string[] {
  return service.problems().map(({ message }) => render(message, 'en'));
}

function hostOf(more: Readonly<Record<string, string>> = {}): MemoryHost {
  return memoryHost({ ...files, [otherUri]: other, ...more });
}

const sound = ['directive/unlinked'];

describe('a file of the library', () => {
  it('that vanishes between being found and being read is named, the others count', async () => {
    const disk = hostOf();
    const service = start({
      ...disk,
      async find(folder, patterns) {
        const found = await disk.find(folder, patterns);
        disk.set(otherUri, null);
        return found;
      },
    });
    expect(await codes(service)).toEqual(sound);
    expect(told(service)).toEqual([expect.stringContaining('另一份2018.txt')]);
  });

  it('that changes while it is read counts as it is in the end', async () => {
    const disk = hostOf();
    let changedOnce = false;
    const service = start({
      ...disk,
      async read(uri) {
        const bytes = await disk.read(uri);
        if (decodeURIComponent(uri) === parentUri && !changedOnce) {
          changedOnce = true;
          disk.set(parentUri, `${files[parentUri]}（三）辦好荔枝文化節。做好酒店接待和交通疏導。\n`);
        }
        return bytes;
      },
    });
    expect(await codes(service)).toEqual(sound);
    await service.changed([parentUri]);
    expect(await codes(service)).toEqual([]);
  });

  it('that is refused or far too large is named with what is wrong', async () => {
    for (const [failure, words] of [
      ['refused', /另一份2018\.txt.*(?:permi|allow|refus)/i],
      ['too-large', /另一份2018\.txt.*large/i],
      ['failed', /另一份2018\.txt/],
    ] as const) {
      const disk = hostOf();
      disk.fail(otherUri, failure);
      const service = start(disk);
      expect(await codes(service)).toEqual(sound);
      expect(told(service)).toEqual([expect.stringMatching(words)]);
    }
  });

  it('that comes back after it could not be read is read again', async () => {
    const disk = hostOf();
    disk.fail(parentUri, 'failed');
    const service = start(disk);
    expect(await codes(service)).not.toEqual(sound);
    disk.fail(parentUri, null);
    await service.changed([parentUri]);
    expect(await codes(service)).toEqual(sound);
    expect(told(service)).toEqual([]);
  });
});

describe('the project file', () => {
  it('that vanishes while it is read leaves the draft without a library, and is found again', async () => {
    const disk = hostOf();
    let gone = true;
    const service = start({
      ...disk,
      async read(uri) {
        if (gone && decodeURIComponent(uri) === projectUri) throw new HostError('not-found', uri);
        return disk.read(uri);
      },
    });
    expect((await service.trace(draftUri)).parents).toEqual([]);
    gone = false;
    await service.changed([projectUri]);
    expect(await codes(service)).toEqual(sound);
  });
});

describe('a folder that cannot be searched', () => {
  it('is named, and the draft is checked', async () => {
    const disk = hostOf();
    const service = start({ ...disk, find: (folder) => Promise.reject(new HostError('refused', folder)) });
    expect(await codes(service)).not.toContain('numbering/sequence');
    service.update(draftUri, draft.replace('（三）', '（四）'));
    expect(await codes(service)).toContain('numbering/sequence');
    expect(told(service).length).toBeGreaterThan(0);
  });
});
