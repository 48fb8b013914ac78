import { expect, test } from 'vitest';
import { rules } from '../../server/src/rules/registry.ts';
import { createService } from '../../server/src/service.ts';
import { render } from '../../server/src/text/message.ts';
import { cleanDraft } from '../support/drafts.ts';
import { memoryHost } from '../support/memory-host.ts';
import { traceByTitle } from '../support/trace-by-title.ts';

const root = 'file:///project';
const draft = `${root}/稿/工作要点.txt`;
const registry = `${root}/organs.json`;
const whole =
  '{ "organs": [{ "name": "市司法局" }, { "name": "市财政局" }, { "name": "市文化和旅游局" }, { "name": "市公安局" }] }';

function start(files: { readonly [uri: string]: string }) {
  const host = memoryHost({ [draft]: cleanDraft, ...files });
  const service = createService(host, { rules, traceDraft: traceByTitle, settings: { folders: [root] } });
  const codes = async () => (await service.check(draft)).map(({ code }) => code).filter((code) => /^unit\//.test(code));
  return { host, service, codes };
}

test('a registry beside the project file counts for the drafts below, and is read again when it changes', async () => {
  const { host, service, codes } = start({
    [`${root}/workpoints.json`]: '{}',
    [registry]: whole.replace('市公安局', '市交通局'),
  });
  service.update(draft, cleanDraft);
  expect(await codes()).toEqual(['unit/unknown']);
  host.set(registry, whole);
  expect(await service.changed([registry])).toEqual([draft]);
  expect(await codes()).toEqual([]);
  expect((await service.organs(draft)).organs).toHaveLength(4);
});

test('without a project file the registry lies in the folder of the draft', async () => {
  const { codes } = start({ [`${root}/稿/organs.json`]: whole.replace('市公安局', '市交通局') });
  expect(await codes()).toEqual(['unit/unknown']);
});

test('a registry that appears later counts from then on', async () => {
  const { host, service, codes } = start({ [`${root}/workpoints.json`]: '{}' });
  service.update(draft, cleanDraft);
  expect(await codes()).toEqual([]);
  host.set(registry, whole.replace('市公安局', '市交通局'));
  await service.changed([registry]);
  expect(await codes()).toEqual(['unit/unknown']);
});

test('what is wrong in a registry is told at its place', async () => {
  const text = '{ "organs": [{ "name": "甲局" }, { "name": "乙局", "shortNames": ["甲局"] }] }';
  const { service } = start({ [`${root}/workpoints.json`]: '{}', [registry]: text });
  await service.check(draft);
  const told = service
    .problems()
    .map(({ uri, span, message }) => [uri, span && text.slice(span.start, span.end), render(message, 'zh-cn')]);
  expect(told).toEqual([[registry, '"乙局"', '前面已有一个单位叫“甲局”：两个单位不能同名']]);
});

test('a registry that cannot be read is told, and the drafts are checked', async () => {
  const { host, service, codes } = start({ [`${root}/workpoints.json`]: '{}', [registry]: whole });
  host.fail(registry, 'refused');
  expect(await codes()).toEqual([]);
  expect(service.problems().map(({ uri }) => uri)).toEqual([registry]);
});
