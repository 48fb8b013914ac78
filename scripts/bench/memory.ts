import { createTracer } from '../../server/src/directives/link.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { createService } from '../../server/src/service.ts';
import { seed } from '../../test/support/documents.ts';
import { memoryHost } from '../../test/support/memory-host.ts';
import { bytesInUse } from './measure.ts';
import { longDraft } from './texts.ts';

const folder = 'file:///w';

/** What drafts take in memory while an editor holds them, and what editing leaves behind. */
export interface Memory {
  /** Bytes for one open draft of 10,000 characters that was checked. */
  readonly perDraft: number;
  /** Bytes in use after so many edits of one draft with its parent. */
  readonly afterEdits: readonly { readonly edits: number; readonly bytes: number }[];
}

async function perDraft(drafts: number): Promise<number> {
  const service = createService(memoryHost(), { rules, traceDraft: createTracer(), settings: { folders: [folder] } });
  const open = async (at: number): Promise<void> => {
    service.update(`${folder}/${at}.txt`, longDraft(10_000, at));
    await service.check(`${folder}/${at}.txt`);
  };
  await open(0);
  const before = bytesInUse();
  for (let at = 1; at <= drafts; at++) await open(at);
  const after = bytesInUse();
  return service.librarySize() === 0 ? (after - before) / drafts : Number.NaN;
}

async function afterEdits(steps: readonly number[]): Promise<Memory['afterEdits']> {
  const uri = `${folder}/draft.txt`;
  const host = memoryHost({
    [`${folder}/workpoints.json`]: '{ "directives": ["library/*.txt"] }',
    [`${folder}/library/state.txt`]: seed('国务院办公厅2019').text,
  });
  const { text } = seed('文化和旅游局2023');
  const service = createService(host, { rules, traceDraft: createTracer(), settings: { folders: [folder] } });
  const found: { edits: number; bytes: number }[] = [];
  for (let edits = 1; edits <= steps.at(-1)!; edits++) {
    // Another word in another place in each edit, so that no edit brings back a text that was there before.
    const at = 100 + ((edits * 101) % (text.length - 100));
    service.update(uri, `${text.slice(0, at)}第${edits}次${text.slice(at)}`);
    await service.check(uri);
    if (steps.includes(edits)) found.push({ edits, bytes: bytesInUse() });
  }
  return found;
}

export async function measureMemory(drafts: number, steps: readonly number[]): Promise<Memory> {
  return { perDraft: await perDraft(drafts), afterEdits: await afterEdits(steps) };
}
