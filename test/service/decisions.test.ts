import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createTracer } from '../../server/src/directives/link.ts';
import type { ClauseLink } from '../../server/src/directives/trace.ts';
import type { DraftClause } from '../../server/src/model/draft.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { createService, type LinkSides, type Service } from '../../server/src/service.ts';
import type { Host } from '../../server/src/workspace/host.ts';
import { type MemoryHost, memoryHost } from '../support/memory-host.ts';
import { draft, draftUri, files, parent, parentUri, workspace } from '../support/work-points.ts';

const decisionsUri = `${workspace}/.workpoints/decisions.json`;

let host: MemoryHost;

beforeEach(() => {
  host = memoryHost(files);
});

function start(over: Host = host): Service {
  return createService(over, { rules, traceDraft: createTracer(), settings: { folders: [workspace] } });
}

async function links(service: Service, uri = draftUri): Promise<readonly string[]> {
  const { links: found } = await service.trace(uri);
  return found.map(({ clause, parent: above, kind, status }) => `${clause.path} ${above.path} ${kind} ${status}`);
}

async function clause(service: Service, path: string, uri = draftUri): Promise<DraftClause> {
  const found = (await service.document(uri)).draft.clauses.find((each) => each.path === path);
  if (!found) throw new Error(`there is no clause ${path}`);
  return found;
}

async function linkOf(service: Service, path: string, uri = draftUri): Promise<ClauseLink> {
  const found = (await service.trace(uri)).links.find((link) => link.clause.path === path);
  if (!found) throw new Error(`clause ${path} has no link`);
  return found;
}

/** A link that nobody found: from a clause of the draft to one of its parent. */
async function sides(service: Service, path: string, above: string): Promise<LinkSides> {
  const { directive } = (await service.trace(draftUri)).parents[0]!;
  const found = directive.draft.clauses.find((each) => each.path === above);
  return { clause: await clause(service, path), directive, parent: found! };
}

describe('states of links', () => {
  it('start as covers, without a decision', async () => {
    expect(await links(start())).toEqual(['1.1 1.1 primary covers', '1.2 1.2 primary covers']);
  });

  it('rejected: shown as such, counts for nothing', async () => {
    const service = start();
    await service.decide(draftUri, { kind: 'rejected', links: [await linkOf(service, '1.1')], reason: '不是一回事' });
    expect(await links(service)).toEqual(['1.1 1.1 primary rejected', '1.2 1.2 primary covers']);
    const trace = await service.trace(draftUri);
    expect(trace.unlinked.map(({ path }) => path)).toEqual(['1.1', '1.3']);
    expect(trace.coverage.map(({ parent: { path }, status }) => `${path} ${status}`)).toEqual(['1.1 none', '1.2 full']);
    expect(trace.sentences.map(({ clause: { path } }) => path)).not.toContain('1.1');
    expect((await linkOf(service, '1.1')).decision?.reason).toBe('不是一回事');
  });

  it('pinned: there although nobody found it, the primary one of its clause, sure', async () => {
    const service = start();
    await service.decide(draftUri, { kind: 'pinned', links: [await sides(service, '1.3', '1.2')], reason: '' });
    await service.decide(draftUri, { kind: 'pinned', links: [await sides(service, '1.1', '1.2')], reason: '' });
    expect(await links(service)).toEqual([
      '1.1 1.2 primary pinned',
      '1.1 1.1 secondary covers',
      '1.2 1.2 primary covers',
      '1.3 1.2 primary pinned',
    ]);
    expect((await linkOf(service, '1.3')).score).toBe(1);
    expect((await service.trace(draftUri)).unlinked).toEqual([]);
  });

  it('suspect: accepted, and the parent clause says something else now; accepting again settles it', async () => {
    const service = start();
    const accept = async () =>
      service.decide(draftUri, { kind: 'accepted', links: [await linkOf(service, '1.1')], reason: '' });
    await accept();
    expect((await linkOf(service, '1.1')).status).toBe('covers');
    service.update(parentUri, parent.replace('廣泛聽取意見', '廣泛聽取公眾和專家意見'));
    expect(await links(service)).toEqual(['1.1 1.1 primary suspect', '1.2 1.2 primary covers']);
    expect((await linkOf(service, '1.1')).decision?.parent.text).toContain('廣泛聽取意見');
    await accept();
    expect((await linkOf(service, '1.1')).status).toBe('covers');
    expect(JSON.parse(host.text(decisionsUri)!).links).toHaveLength(1);
  });

  it('not suspect for spaces, script, width, marks, a number or a note', async () => {
    const service = start();
    await service.decide(draftUri, { kind: 'accepted', links: [await linkOf(service, '1.1')], reason: '' });
    const rewritten = parent
      .replace(
        '（一）推進重要決策公開。對涉及公眾利益的重大決策草案，應當主動公開，',
        '（三）推进重要决策 公开。对涉及公众利益的重大决策草案应当主动公开,',
      )
      .replace('廣泛聽取意見。', '广泛听取意见。（各部门负责）');
    expect(rewritten).not.toBe(parent);
    service.update(parentUri, rewritten);
    expect((await linkOf(service, '1.1')).status).toBe('covers');
  });

  it('local: a linked clause loses what was only found, keeps nothing that was accepted before', async () => {
    const service = start();
    await service.decide(draftUri, { kind: 'accepted', links: [await linkOf(service, '1.1')], reason: '' });
    await service.decide(draftUri, { kind: 'local', clauses: [await clause(service, '1.1')], reason: '本地' });
    expect(await links(service)).toEqual(['1.1 1.1 primary rejected', '1.2 1.2 primary covers']);
    expect((await service.trace(draftUri)).unlinked.map(({ path }) => path)).toEqual(['1.3']);
    await service.decide(draftUri, { kind: 'pinned', links: [await sides(service, '1.1', '1.2')], reason: '' });
    expect(await service.locals(draftUri)).toEqual(new Map());
    await service.decide(draftUri, { kind: 'withdrawn', clauses: [await clause(service, '1.1')] });
    expect(await links(service)).toEqual(['1.1 1.1 primary covers', '1.2 1.2 primary covers']);
  });
});

describe('decisions hold', () => {
  async function decided(): Promise<void> {
    const service = start();
    await service.decide(draftUri, { kind: 'rejected', links: [await linkOf(service, '1.1')], reason: '' });
    await service.decide(draftUri, { kind: 'pinned', links: [await sides(service, '1.3', '1.2')], reason: '' });
  }
  const now = ['1.1 1.1 primary rejected', '1.2 1.2 primary covers', '1.3 1.2 primary pinned'];

  it('after a restart', async () => {
    await decided();
    expect(await links(start())).toEqual(now);
  });

  it('when clauses of both sides are renumbered and moved', async () => {
    await decided();
    host.set(draftUri, draft.replace('（三）', '（零）').replace('（二）', '（三）').replace('（一）', '（二）'));
    host.set(parentUri, parent.replace('（二）', '（五）').replace('（一）', '（四）'));
    expect((await links(start())).map((line) => line.split(' ').slice(1).join(' '))).toEqual([
      '1.4 primary rejected',
      '1.5 primary covers',
      '1.5 primary pinned',
    ]);
  });

  it('when the heading of either side is reworded, and when the text is', async () => {
    await decided();
    host.set(draftUri, draft.replace('办好荔枝文化节', '精心筹办荔枝节').replace('应当主动公开，', '要主动公开，'));
    host.set(parentUri, parent.replace('推進重要部署執行公開', '深化部署落實公開'));
    expect(await links(start())).toContain('1.1 1.1 primary rejected');
    expect(await links(start())).toContain('1.3 1.2 primary suspect');
  });

  it('when the directive is renamed, or replaced by a copy in the other script', async () => {
    await decided();
    host.set(parentUri, null);
    const copy = `来源：某网站\n\n${parent}`.replaceAll('務', '务').replaceAll('國', '国').replaceAll('開', '开');
    host.set(`${workspace}/上位/2019（镜像）.txt`, copy);
    expect(await links(start())).toEqual(now);
  });

  it('when the draft file is renamed, as long as it keeps its title', async () => {
    await decided();
    const renamed = `${workspace}/送审稿工作要点.txt`;
    host.set(draftUri, null);
    host.set(renamed, draft);
    expect(await links(start(), renamed)).toEqual(now);
    host.set(renamed, draft.replace('本市2019年政务公开工作要点', '本市2020年政务公开工作要点'));
    expect(await links(start(), renamed)).not.toContain('1.1 1.1 primary rejected');
  });
});

describe('the decisions file', () => {
  it('has one entry a block in one order, whatever the order of the decisions', async () => {
    const service = start();
    const pins = [
      await sides(service, '1.3', '1.2'),
      await sides(service, '1.3', '1.1'),
      await sides(service, '1.1', '1.2'),
    ];
    const written: (string | null)[] = [];
    for (const order of [pins, [...pins].reverse()]) {
      host.set(decisionsUri, null);
      const fresh = start();
      for (const pin of order) {
        const [side] = [await sides(fresh, pin.clause.path, pin.parent.path)];
        await fresh.decide(draftUri, { kind: 'pinned', links: [side], reason: '' });
      }
      written.push(host.text(decisionsUri));
    }
    expect(written[0]).toBe(written[1]);
    expect(JSON.parse(written[0]!).links).toHaveLength(3);
  });

  it('loses nothing of what two windows keep at once, however their reading and writing cross', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            window: fc.boolean(),
            path: fc.constantFrom('1.1', '1.2', '1.3'),
            above: fc.constantFrom('1.1', '1.2'),
          }),
          {
            minLength: 2,
            maxLength: 6,
          },
        ),
        fc.infiniteStream(fc.nat(3)),
        async (decisions, delays) => {
          const disk = memoryHost(files);
          const wait = async () => {
            for (let turns: number = delays.next().value!; turns > 0; turns--) await Promise.resolve();
          };
          const slow: Host = {
            ...disk,
            read: async (uri) => wait().then(() => disk.read(uri)),
            write: async (uri, bytes) => wait().then(() => disk.write(uri, bytes)),
          };
          const windows = [start(slow), start(slow)];
          await Promise.all(
            decisions.map(async ({ window, path, above }) => {
              const service = windows[window ? 0 : 1]!;
              await service.decide(draftUri, {
                kind: 'pinned',
                links: [await sides(service, path, above)],
                reason: '',
              });
            }),
          );
          // What the watcher of the editor tells each window.
          for (const service of windows) await service.changed([decisionsUri]);
          for (const service of windows) await service.changed([decisionsUri]);
          const kept = JSON.parse(disk.text(decisionsUri)!).links as { clause: string; parent: { clause: string } }[];
          const wanted = new Set(decisions.map(({ path, above }) => `${path} ${above}`));
          expect(new Set(kept.map((entry) => `${entry.clause} ${entry.parent.clause}`))).toEqual(wanted);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is left alone where it cannot be written: the failure is told', async () => {
    const service = start();
    host.fail(decisionsUri, 'refused', 'writing');
    const verdict = { kind: 'accepted', links: [await linkOf(service, '1.1')], reason: '' } as const;
    await expect(service.decide(draftUri, verdict)).rejects.toThrow();
    expect(host.text(decisionsUri)).toBeNull();
  });
});

describe('parents that people name', () => {
  const alone = draft.replace(/根据.*制定本要点。\n/, '').replace('2019年', '2021年');
  const project = (parents: object) => JSON.stringify({ parents });

  it('by a pattern for the draft count although nothing in the draft points to them', async () => {
    host.set(draftUri, alone);
    expect((await start().trace(draftUri)).parents).toEqual([]);
    host.set(`${workspace}/workpoints.json`, project({ '*工作要点.txt': ['上位/国办2019.txt'] }));
    const named = (await start().trace(draftUri)).parents;
    expect(named.map(({ directive: { uri }, why }) => `${decodeURIComponent(uri)} ${why}`)).toEqual([
      `${parentUri} pinned`,
    ]);
    host.set(`${workspace}/workpoints.json`, project({ '别的.txt': ['上位/国办2019.txt'] }));
    expect((await start().trace(draftUri)).parents).toEqual([]);
  });

  it('are those that clauses are pinned to', async () => {
    const service = start();
    const pin = await sides(service, '1.3', '1.2');
    host.set(draftUri, alone);
    await service.changed([draftUri]);
    const verdict = { kind: 'pinned', links: [{ ...pin, clause: await clause(service, '1.3') }], reason: '' } as const;
    await service.decide(draftUri, verdict);
    expect((await service.trace(draftUri)).parents.map(({ why }) => why)).toEqual(['pinned']);
    expect(await links(service)).toContain('1.3 1.2 primary pinned');
  });
});
