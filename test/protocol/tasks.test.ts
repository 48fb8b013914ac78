import { Buffer } from 'node:buffer';
import { afterEach, describe, expect, test } from 'vitest';
import type { TaskTableJson, TaskTableParams } from '../../server/src/lsp/protocol.ts';
import { serverRequests } from '../../server/src/lsp/protocol.ts';
import type { TasksFileJson, WorkspaceTasksJson } from '../../server/src/reports/tasksJson.ts';
import { startClient, type TestClient } from '../support/client.ts';
import { draft, draftUri, files, parentUri, workspace } from '../support/work-points.ts';
import { readZip } from '../support/zip.ts';

const otherUri = `${workspace}/下级/本区2019年政务公开工作要点.txt`;
const excludedUri = `${workspace}/旧稿/旧2018年工作要点.txt`;
const other = `本区2019年政务公开工作要点

一、公开
（一）执行公开。公开执行情况。（司法局、区政府办公室分别负责）
（二）加强培训。组织培训。
`;
const all = {
  ...files,
  [otherUri]: other,
  [excludedUri]: other,
  [`${workspace}/workpoints.json`]: '{ "directives": ["上位"], "exclude": ["旧稿/**"] }',
};

let client: TestClient;
afterEach(() => client?.close());

const spelt = (uri: string) => decodeURIComponent(uri);

describe('workpoints/tasks', () => {
  test('gives the tasks of one draft with section, basis, units and what nobody has', async () => {
    client = await startClient({ files: all });
    const found = await client.request<TasksFileJson>(serverRequests.tasks, { uri: draftUri });
    expect(found.title).toBe('本市2019年政务公开工作要点');
    expect(found.tasks.map(({ section, label, basis, owned }) => `${section} ${label} ${basis} ${owned}`)).toEqual([
      '一、深化决策和执行公开 一、（一） 國辦發〔2019〕14號 一、（一） true',
      '一、深化决策和执行公开 一、（二） 國辦發〔2019〕14號 一、（二） true',
      '一、深化决策和执行公开 一、（三） null true',
    ]);
    expect(found.units.map(({ name, tasks }) => `${name} ${tasks.map(({ task }) => task)}`)).toEqual([
      '市司法局 0',
      '市政府办公室 1',
      '市文化和旅游局 2',
    ]);
    const lower = await client.request<TasksFileJson>(serverRequests.tasks, { uri: otherUri });
    expect(lower.tasks.map(({ owned }) => owned)).toEqual([true, false]);
  });

  test('shows an open draft as it is being typed, and one unit alone', async () => {
    client = await startClient({ files: all });
    const document = client.open(draftUri);
    document.replace('市司法局', '市公安局');
    const found = await client.request<TasksFileJson>(serverRequests.tasks, { uri: draftUri, unit: '市公安局' });
    expect(found.tasks.map(({ title }) => title)).toEqual(['推进重要决策公开']);
  });
});

describe('workpoints/workspaceTasks', () => {
  test('gives all drafts, open or not, without directives and what the project excludes', async () => {
    client = await startClient({ files: all });
    client.open(draftUri);
    const { files: found, units } = await client.request<WorkspaceTasksJson>(serverRequests.workspaceTasks, {
      uri: draftUri,
    });
    expect(found.map(({ path }) => spelt(path))).toEqual([draftUri, otherUri]);
    const named = units.map(({ name, tasks }) => `${name} ${tasks.map(({ file, task }) => `${file}.${task}`)}`);
    expect(named).toContain('市司法局 0.0');
    expect(named).toContain('区司法局 1.0');
  });

  test('lists each unit once for all drafts, also where it is spelt otherwise', async () => {
    const spelling = other.replace('司法局、', '市文旅局、');
    client = await startClient({ files: { ...all, [otherUri]: spelling } });
    const { units } = await client.request<WorkspaceTasksJson>(serverRequests.workspaceTasks, {});
    const [first] = units;
    expect(first!.name).toMatch(/^市文(?:化和旅游局|旅局)$/);
    expect(first!.tasks).toHaveLength(2);
  });

  test('sees a draft that appeared', async () => {
    client = await startClient({ files: all });
    const ask = async () =>
      (await client.request<WorkspaceTasksJson>(serverRequests.workspaceTasks, {})).files.map(({ path }) =>
        spelt(path),
      );
    const before = await ask();
    const newUri = `${workspace}/新2020年工作要点.txt`;
    await client.changeFile(newUri, draft);
    expect(await ask()).toEqual([...before, newUri].sort());
  });
});

describe('workpoints/taskTable', () => {
  async function table(params: TaskTableParams): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    client = await startClient({ files: all, locale: 'zh-CN' });
    const answer = await client.request<TaskTableJson>(serverRequests.taskTable, params);
    return { name: answer.name, bytes: Buffer.from(answer.base64, 'base64') };
  }

  test('is a CSV of one draft, with a byte order mark and a name for the file', async () => {
    const { name, bytes } = await table({ uri: draftUri, format: 'csv' });
    expect(name).toBe('本市2019年政务公开工作要点 任务分解表.csv');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString()).toContain('"本市2019年政务公开工作要点.txt","一、深化决策和执行公开","1"');
  });

  test('is a workbook of the whole workspace', async () => {
    const { name, bytes } = await table({ uri: null, scope: 'workspace', format: 'xlsx', by: 'unit' });
    expect(name).toBe('任务分解表.xlsx');
    const parts = new Map(readZip(bytes).map((entry) => [entry.name, entry.read().toString()]));
    for (const words of ['没有责任单位的任务', '市司法局', '区司法局', '下级/本区'.slice(3)]) {
      expect(parts.get('xl/sharedStrings.xml')).toContain(words);
    }
  });

  test('is in Markdown the list of one unit', async () => {
    const { name, bytes } = await table({ uri: draftUri, format: 'markdown', by: 'unit', unit: '市司法局' });
    expect(name).toBe('本市2019年政务公开工作要点 市司法局任务清单.md');
    expect(bytes.toString()).toContain('## 市司法局');
    expect(bytes.toString()).not.toContain('市文化和旅游局');
  });

  test('is nothing in a format that there is none of, and lists directives only when asked for them', async () => {
    client = await startClient({ files: all });
    expect(await client.request(serverRequests.taskTable, { uri: draftUri, format: 'exe' })).toBeNull();
    const own = await client.request<TaskTableJson>(serverRequests.taskTable, { uri: parentUri, format: 'csv' });
    expect(Buffer.from(own.base64, 'base64').toString()).toContain('推進重要決策公開');
  });
});
