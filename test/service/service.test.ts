import { beforeEach, describe, expect, it } from 'vitest';
import { createTracer } from '../../server/src/directives/link.ts';
import type { Directive } from '../../server/src/directives/trace.ts';
import type { Draft } from '../../server/src/model/draft.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { createService, type Service, type ServiceSettings } from '../../server/src/service.ts';
import { render } from '../../server/src/text/message.ts';
import { EncodingError } from '../../server/src/workspace/encoding.ts';
import { HostError } from '../../server/src/workspace/host.ts';
import { cleanDraft, directive, faultyDraft } from '../support/drafts.ts';
import { type MemoryHost, memoryHost } from '../support/memory-host.ts';
import { traceByTitle } from '../support/trace-by-title.ts';

const root = 'file:///project';
const draft = `${root}/稿/工作要点.txt`;
const parent = `${root}/上位/国办.txt`;
const parentUri = 'file:///project/%E4%B8%8A%E4%BD%8D/%E5%9B%BD%E5%8A%9E.txt';
const project = `${root}/workpoints.json`;

let host: MemoryHost;
let traced: { readonly draft: Draft; readonly library: readonly Directive[] }[];

function start(settings: Partial<ServiceSettings> = { folders: [root] }): Service {
  return createService(host, {
    rules,
    settings,
    traceDraft(traceDraft, library) {
      traced.push({ draft: traceDraft, library });
      return traceByTitle(traceDraft, library);
    },
  });
}

beforeEach(() => {
  host = memoryHost({ [draft]: cleanDraft, [parent]: directive, [project]: '{ "directives": ["上位"] }' });
  traced = [];
});

async function codes(service: Service): Promise<readonly string[]> {
  return (await service.check(draft)).map((finding) => finding.code);
}

async function parents(service: Service, uri = draft): Promise<readonly string[]> {
  return (await service.trace(uri)).parents.map((each) => each.directive.uri);
}

function told(service: Service): readonly string[] {
  return service.problems().map(({ uri, message }) => `${uri.slice(root.length)} ${render(message, 'en')}`);
}

describe('a draft that was never saved', () => {
  const unsaved = 'untitled:Untitled-1';

  it('belongs to the folder that is open, if there is one alone', async () => {
    const service = start();
    service.update(unsaved, cleanDraft);
    expect(await parents(service, unsaved)).toEqual([parentUri]);
    const several = start({ folders: [root, 'file:///other'] });
    several.update(unsaved, cleanDraft);
    expect(await parents(several, unsaved)).toEqual([]);
  });

  it('is no draft on which a decision could be kept: it would hold for the next one of that name', async () => {
    const service = start();
    service.update(unsaved, faultyDraft);
    const { draft: built } = await service.document(unsaved);
    const verdict = { kind: 'local', clauses: [built.clauses[0]!], reason: '' } as const;
    expect(await service.canDecide(unsaved)).toBe(false);
    expect(await service.decide(unsaved, verdict)).toBeNull();
    expect(host.writes).toEqual([]);
    expect(await service.canDecide(draft)).toBe(true);
  });
});

describe('the profile of drafts', () => {
  const weights = async (service: Service) =>
    (await service.check(draft)).map(({ code, severity }) => `${severity} ${code}`);
  const withFaults = (text: string) => {
    host.set(draft, faultyDraft);
    host.set(project, text);
  };

  it('makes rules weigh more or less; what a project says of a rule goes before it', async () => {
    withFaults('{}');
    const asTheyAre = await weights(start());
    expect(asTheyAre).toEqual(['error numbering/sequence', 'error responsibility/missing']);
    withFaults('{ "profile": "drafting" }');
    expect(await weights(start())).toEqual(['warning numbering/sequence', 'warning responsibility/missing']);
    withFaults('{ "profile": "drafting", "rules": { "responsibility/missing": "error" } }');
    expect(await weights(start())).toEqual(['warning numbering/sequence', 'error responsibility/missing']);
  });

  it('is that of the command line, else of the project, else of the user', async () => {
    withFaults('{ "profile": "final" }');
    const service = start({ folders: [root], usualProfile: 'drafting' });
    expect(await service.profile(draft)).toEqual({ name: 'final', ofProject: true });
    service.configure({ profile: 'review' });
    expect(await service.profile(draft)).toEqual({ name: 'review', ofProject: false });
    withFaults('{}');
    const other = start({ folders: [root], usualProfile: 'drafting' });
    expect(await other.profile(draft)).toEqual({ name: 'drafting', ofProject: false });
    expect(await weights(other)).toEqual(['warning numbering/sequence', 'warning responsibility/missing']);
  });
});

describe('documents', () => {
  it('are read once, and parsed once as long as their text stays the same', async () => {
    const service = start();
    const first = await service.document(draft);
    await service.check(draft);
    expect((await service.document(draft)).draft).toBe(first.draft);
    expect(host.reads.filter((uri) => uri === first.uri)).toHaveLength(1);
    await service.changed([draft]);
    expect((await service.document(draft)).draft).toBe(first.draft);
  });

  it('of an editor go before the file, until it gives them back', async () => {
    const service = start();
    service.update(draft, faultyDraft);
    expect(await service.document(draft)).toMatchObject({ uri: draft, encoding: null, draft: { text: faultyDraft } });
    expect(await codes(service)).toContain('numbering/sequence');
    service.release(draft);
    expect(await service.document(draft)).toMatchObject({ encoding: 'utf-8', draft: { text: cleanDraft } });
    expect(await codes(service)).not.toContain('numbering/sequence');
  });

  it('are the same document however their URI is spelt', async () => {
    const service = start();
    service.update('file:///project/%E7%A8%BF/./%E5%B7%A5作要点.txt', faultyDraft);
    expect((await service.document(draft)).draft.text).toBe(faultyDraft);
  });

  it('that cannot be read reject, and are tried again', async () => {
    const service = start();
    host.fail(draft, 'refused');
    await expect(service.document(draft)).rejects.toThrow(HostError);
    host.set(`${root}/坏.txt`, new Uint8Array([0]));
    await expect(service.check(`${root}/坏.txt`)).rejects.toThrow(EncodingError);
    host.fail(draft, null);
    expect((await service.document(draft)).draft.text).toBe(cleanDraft);
  });
});

describe('checking', () => {
  it('without the library runs only the rules that read the draft, and reads nothing else', async () => {
    const service = start();
    service.update(draft, faultyDraft);
    const found = (await service.checkDraft(draft)).map((finding) => finding.code);
    expect(found).toContain('responsibility/missing');
    expect(found).not.toContain('directive/unlinked');
    expect(host.reads).not.toContain(parentUri);
    expect(await codes(service)).toContain('directive/unlinked');
  });

  it('of a text that nobody holds yet leaves what is known alone', async () => {
    const service = start();
    expect((await service.checkText(draft, faultyDraft)).map((finding) => finding.code)).toContain(
      'numbering/sequence',
    );
    expect((await service.document(draft)).draft.text).toBe(cleanDraft);
  });

  it('takes levels from the user, and from the project before', async () => {
    const levels = new Map([
      ['directive/unlinked', 'error'],
      ['directive/uncovered', 'off'],
    ] as const);
    const service = start({ folders: [root], levels });
    expect(await service.check(draft)).toMatchObject([{ code: 'directive/unlinked', severity: 'error' }]);
    const off = { 'directive/unlinked': 'off', 'directive/uncovered': 'off' };
    host.set(project, JSON.stringify({ directives: ['上位'], rules: off }));
    await service.changed([project]);
    expect(await codes(service)).toEqual([]);
    service.configure({ levels: new Map([['directive/unlinked', 'info']]) });
    expect(await codes(service)).toEqual([]);
  });
});

describe('links', () => {
  it('are found once for a draft and a library', async () => {
    const service = start();
    await service.trace(draft);
    await service.check(draft);
    service.update(`${root}/别的.txt`, cleanDraft);
    await service.trace(draft);
    expect(traced).toHaveLength(1);
  });

  it('are found anew for a changed draft or directive', async () => {
    const service = start();
    await service.trace(draft);
    service.update(draft, faultyDraft);
    await service.trace(draft);
    service.update(parent, `${directive}（三）办好荔枝文化节。做好准备。\n`);
    expect((await service.trace(draft)).unlinked.map((clause) => clause.title)).toEqual(['加强队伍建设']);
    expect(traced).toHaveLength(3);
  });

  it('lead to children, open or not, in the project', async () => {
    const service = start();
    service.update(`${root}/新稿.txt`, cleanDraft);
    const children = await service.children(parent);
    expect(children.map(({ uri }) => decodeURIComponent(uri))).toEqual([`${root}/新稿.txt`, draft]);
    expect(children[0]!.trace.links).toHaveLength(1);
    expect(await service.children(draft)).toEqual([]);
  });
});

describe('drafts that lie side by side', () => {
  const state = `${root}/国务院办公厅2026年政务公开工作要点.txt`;
  const city = `${root}/市/临江市2026年政务公开工作要点.txt`;
  const real = (files: Readonly<Record<string, string>>, settings: Partial<ServiceSettings> = { folders: [root] }) =>
    createService(memoryHost(files), { rules, settings, traceDraft: createTracer() });
  const parentsOf = async (service: Service) =>
    (await service.trace(city)).parents.map(({ directive: { uri }, why }) => `${why} ${decodeURIComponent(uri)}`);

  it('are parents of one another where the project names no directive', async () => {
    const service = real({ [state]: directive, [city]: cleanDraft, [project]: '{}' });
    expect(await parentsOf(service)).toEqual([`same-subject-and-year ${state}`]);
    expect((await service.trace(state)).parents).toEqual([]);
    expect(await service.directives(city)).toEqual([]);
    expect(service.librarySize()).toBe(0);
  });

  it('are no library from which a document could be missing', async () => {
    const citing = cleanDraft.replace(
      '一、推进公开',
      '根据《关于公开的意见》（国办发〔2026〕3号）制定本要点。\n\n一、推进公开',
    );
    const missing = async (directives: string) => {
      const service = real({ [state]: directive, [city]: citing, [project]: `{ "directives": ${directives} }` });
      return (await service.check(city)).filter(({ code }) => code === 'directive/missing').length;
    };
    expect(await missing('[]')).toBe(0);
    expect(await missing('["国务院办公厅*"]')).toBe(1);
  });

  it('are so without a project file too, in the folder of the workspace; elsewhere they are not looked for', async () => {
    const files = { [state]: directive, [city]: cleanDraft };
    expect(await parentsOf(real(files))).toEqual([`same-subject-and-year ${state}`]);
    expect((await real(files).children(state)).map(({ uri }) => decodeURIComponent(uri))).toEqual([city]);
    expect(await parentsOf(real(files, { folders: ['file:///other'] }))).toEqual([]);
    expect(await parentsOf(real(files, { folders: null }))).toEqual([]);
  });

  it('are children that people made so, in the project file or by a decision, whatever they are about', async () => {
    const other = `${root}/某市2024年教育工作要点.txt`;
    const otherText = '某市2024年教育工作要点\n\n一、办好教育\n（一）推进决策公开。公布草案。（市教委负责）\n';
    const below = async (service: Service) => (await service.children(state)).map(({ uri }) => decodeURIComponent(uri));
    const files = { [state]: directive, [other]: otherText, [project]: '{}' };
    expect(await below(real(files))).toEqual([]);
    expect(await real(files).hasChildren(state)).toBe(false);
    const named = `{ "parents": { "某市*": ["${state.split('/').at(-1)}"] } }`;
    expect(await below(real({ ...files, [project]: named }))).toEqual([other]);

    const deciding = real(files);
    const [own, above] = [(await deciding.document(other)).draft, (await deciding.document(state)).draft];
    const task = ({ clauses }: Draft) => clauses.find(({ role, leaf }) => leaf && role === 'task')!;
    const link = { clause: task(own), directive: { uri: state, draft: above }, parent: task(above) };
    await deciding.decide(other, { kind: 'pinned', links: [link], reason: '' });
    expect(await below(deciding)).toEqual([other]);
    expect(await deciding.hasChildren(state)).toBe(true);
    await deciding.decide(other, { kind: 'withdrawn', clauses: [link.clause] });
    expect(await below(deciding)).toEqual([]);
  });

  it('are left out where the project excludes them, and follow what comes and goes', async () => {
    const excluding = real({ [state]: directive, [city]: cleanDraft, [project]: '{ "exclude": ["国务院*"] }' });
    expect(await parentsOf(excluding)).toEqual([]);
    const later = memoryHost({ [city]: cleanDraft, [project]: '{}' });
    const service = createService(later, { rules, settings: { folders: [root] }, traceDraft: createTracer() });
    service.update(city, cleanDraft);
    expect(await parentsOf(service)).toEqual([]);
    later.set(state, directive);
    expect(await service.changed([state])).toEqual([city]);
    expect(await parentsOf(service)).toEqual([`same-subject-and-year ${state}`]);
  });

  it('do not count where the files of the library were given', async () => {
    const service = real({ [state]: directive, [city]: cleanDraft, [project]: '{}' }, { directives: [] });
    expect(await parentsOf(service)).toEqual([]);
  });
});

describe('dependents', () => {
  const open = 'file:///project/%E7%A8%BF/工作要点.txt';

  it('are the open drafts whose parent it is, as the editor spells them', async () => {
    const service = start();
    service.update(open, cleanDraft);
    expect(service.dependents(parent)).toEqual([]);
    await service.check(open);
    service.update(parent, `${directive}\n`);
    expect(service.dependents(parent)).toEqual([open]);
    expect(service.dependents(draft)).toEqual([]);
  });

  it('count a directive that was no parent and has become another document', async () => {
    const noParents = createService(host, {
      rules,
      settings: { folders: [root] },
      traceDraft: (child) => traceByTitle(child, []),
    });
    noParents.update(open, cleanDraft);
    noParents.update(parent, directive);
    await noParents.check(open);
    noParents.update(parent, `${directive}（三）再加一条。\n`);
    expect(noParents.dependents(parent)).toEqual([]);
    noParents.update(parent, directive.replaceAll('2026', '2027'));
    expect(noParents.dependents(parent)).toEqual([open]);
  });
});

describe('changes on disk', () => {
  it('of a directive concern its children', async () => {
    const service = start();
    service.update(draft, cleanDraft);
    await service.check(draft);
    host.set(parent, directive.replace('推进决策公开', '推进别的公开'));
    expect(await service.changed([parent])).toEqual([draft]);
    expect((await service.trace(draft)).links).toEqual([]);
  });

  it('that change nothing concern nobody', async () => {
    const service = start();
    service.update(draft, cleanDraft);
    await service.check(draft);
    host.set(parent, directive);
    expect(await service.changed([parent, `${root}/别的.txt`])).toEqual([]);
    expect(traced).toHaveLength(1);
  });

  it('that bring or take away a directive concern the drafts of the project', async () => {
    const service = start();
    service.update(draft, cleanDraft);
    await service.check(draft);
    host.set(`${root}/上位/省.txt`, directive);
    expect(await service.changed([`${root}/上位/省.txt`])).toEqual([draft]);
    expect(await parents(service)).toHaveLength(2);
    host.set(parent, null);
    expect(await service.changed([parent])).toEqual([draft]);
    expect(await parents(service)).toHaveLength(1);
    expect(service.problems()).toEqual([]);
  });

  it('of a project file concern the drafts below it', async () => {
    const service = start();
    service.update(draft, cleanDraft);
    service.update('file:///elsewhere/工作要点.txt', cleanDraft);
    await service.check(draft);
    expect(await parents(service)).toHaveLength(1);
    host.set(project, '{}');
    expect(await service.changed([project])).toEqual([draft]);
    expect(await parents(service)).toEqual([]);
  });

  it('of a file that an editor holds do not matter', async () => {
    const service = start();
    service.update(draft, cleanDraft);
    service.update(parent, directive);
    await service.check(draft);
    host.set(parent, '别的');
    expect(await service.changed([parent, draft])).toEqual([]);
    expect(await parents(service)).toHaveLength(1);
  });
});

describe('projects', () => {
  it('count only inside the folders of the workspace', async () => {
    expect(await parents(start({ folders: [`${root}/稿`] }))).toEqual([]);
    expect(await parents(start({ folders: ['file:///elsewhere'] }))).toEqual([]);
    expect(await parents(start({ folders: null }))).toEqual([parentUri]);
    expect(await parents(start({ folders: [`${root}/稿`, root] }))).toEqual([]);
  });

  it('are found anew when folders change', async () => {
    const service = start({ folders: [`${root}/稿`] });
    expect(await parents(service)).toEqual([]);
    service.configure({ folders: [root] });
    expect(await parents(service)).toEqual([parentUri]);
  });

  it('can exclude drafts and directives', async () => {
    host.set(project, '{ "directives": ["**/*.txt"], "exclude": ["稿", "上位/旧*"] }');
    host.set(`${root}/上位/旧.txt`, directive);
    const service = start();
    expect(await parents(service)).toEqual([parentUri]);
    expect(await service.isExcluded(draft)).toBe(true);
    expect(await service.isExcluded(parent)).toBe(false);
  });
});

describe('problems', () => {
  it('name each thing once, in a stable order, and the rest works', async () => {
    host.set(project, '{ "x": 1, "directives": ["没有", "上位"] }');
    host.set(`${root}/上位/坏.txt`, new Uint8Array([0]));
    host.set(`${root}/上位/禁.txt`, directive);
    host.fail(`${root}/上位/禁.txt`, 'refused');
    const service = start();
    service.update(draft, cleanDraft);
    await Promise.all([service.check(draft), service.check(draft), service.check(`${root}/新.txt`).catch(() => null)]);
    expect(told(service).map((line) => decodeURIComponent(line))).toEqual([
      '/上位/坏.txt the directive “坏.txt” cannot be read and was skipped: not a text file (it holds NUL bytes)',
      '/上位/禁.txt the directive “禁.txt” cannot be read and was skipped: permission denied',
      '/workpoints.json there is no setting “x”',
      '/workpoints.json the directives “没有” are missing: no such folder or file',
    ]);
    expect(await parents(service)).toEqual([parentUri]);
    expect(service.librarySize()).toBe(1);
  });

  it('go away when they are mended', async () => {
    host.set(`${root}/上位/坏.txt`, new Uint8Array([0]));
    const service = start();
    service.update(draft, cleanDraft);
    await service.check(draft);
    expect(service.problems()).toHaveLength(1);
    host.set(`${root}/上位/坏.txt`, directive);
    expect(await service.changed([`${root}/上位/坏.txt`])).toEqual([draft]);
    await service.check(draft);
    expect(service.problems()).toEqual([]);
    expect(service.librarySize()).toBe(2);
  });

  it('name a project file that cannot be read', async () => {
    host.fail(project, 'failed');
    const service = start();
    expect(await parents(service)).toEqual([]);
    expect(told(service)).toEqual([expect.stringMatching(/^\/workpoints.json the project file .* cannot be read/)]);
  });
});

describe('decisions that cannot be read', () => {
  it('are said, and the file is never written over', async () => {
    host.set(`${root}/.workpoints/decisions.json`, '{"clauses": []}');
    host.fail(`${root}/.workpoints/decisions.json`, 'refused');
    const service = start();
    await service.check(draft);
    expect(told(service).filter((line) => line.includes('decisions'))).toHaveLength(1);
    const { draft: known } = await service.document(draft);
    const verdict = { kind: 'local', clauses: [known.clauses[0]!], reason: '本地新增' } as const;
    expect(await service.canDecide(draft)).toBe(false);
    expect(await service.decide(draft, verdict)).toBeNull();
    expect(host.writes).toEqual([]);
  });

  it('are none where there is no file, and one can be made', async () => {
    const service = start();
    const { draft: known } = await service.document(draft);
    expect(await service.canDecide(draft)).toBe(true);
    const clause = known.clauses[0]!;
    expect(await service.decide(draft, { kind: 'local', clauses: [clause], reason: '本地新增' })).toEqual([]);
    expect(await service.locals(draft)).toEqual(new Map([[clause, '本地新增']]));
  });
});

describe('a scheme of numbers that the project decides', () => {
  const runningOn = '临江市2026年工作要点\n\n一、甲\n（一）做好。\n（二）做好。\n二、乙\n（三）做好。\n（四）做好。\n';

  it('goes before what the draft shows', async () => {
    host.set(draft, runningOn);
    expect((await codes(start())).filter((code) => code.startsWith('numbering/'))).toEqual([]);
    host.set(project, '{ "numbering": { "（一）": "restart" } }');
    expect((await codes(start())).filter((code) => code.startsWith('numbering/'))).toEqual(['numbering/mixed']);
  });
});
