import { createTracer } from '../../server/src/directives/link.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { seed } from '../../test/support/documents.ts';
import { rankByBm25 } from '../baselines.ts';
import { interleave, type Timing } from './measure.ts';

const parent = buildDraft(seed('国务院办公厅2019').text);
const child = seed('北京市2019').text;
const directives = [{ uri: 'bench:/parent', draft: parent }];

/** The links of a real draft to one parent: from nothing, after an edit, and what a kept BM25 takes to rank the same clauses. */
export function measureMatching(rounds: number): Promise<readonly Timing[]> {
  const tracer = createTracer();
  const edited = (round: number) => buildDraft(`${child.slice(0, 1500)}第${round}次${child.slice(1500)}`);
  return interleave(
    [
      { name: 'Work Points: all clauses, from nothing', run: (round) => createTracer()(edited(round), directives) },
      { name: 'Work Points: after an edit of one clause', run: (round) => tracer(edited(round), directives) },
      {
        name: 'MiniSearch BM25: all clauses, parent indexed each time',
        run: (round) => rankByBm25({ draft: edited(round), parent }),
      },
    ],
    rounds,
    Math.ceil(rounds / 2),
  );
}
