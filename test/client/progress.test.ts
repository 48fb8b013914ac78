import { Buffer } from 'node:buffer';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CancellationToken, Uri } from 'vscode';
import type { StatusJson } from '../../server/src/lsp/protocol.ts';
import { type fakeVscode, uri } from './vscode.ts';

const fake = vi.hoisted(() => ({ current: null as ReturnType<typeof fakeVscode> | null }));
vi.mock('vscode', async () => {
  const { fakeVscode: make } = await import('./vscode.ts');
  fake.current = make();
  return fake.current.module;
});
const { showLoading } = await import('../../client/src/loading.ts');
const { holdState } = await import('../../client/src/state.ts');
const { exportTasks, exportTrace } = await import('../../client/src/views/export.ts');
const { progress, messages, written, answers } = fake.current!;

beforeEach(() => {
  for (const list of [progress, messages, answers]) list.length = 0;
  written.clear();
});

describe('reading a large library', () => {
  const report = (state: 'loading' | 'ready') => ({ state }) as StatusJson;
  const start = () => {
    const told: string[] = [];
    const state = holdState({ server: 'running', report: null, checking: true, lastError: null });
    const parts = showLoading(state, (notification) => told.push(notification));
    const dispose = () => {
      for (const part of parts) part.dispose();
    };
    return { state, told, dispose };
  };

  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is shown when it takes long, until it is done', async () => {
    const { state, told } = start();
    state.set({ report: report('loading') });
    await vi.advanceTimersByTimeAsync(1400);
    expect(progress).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(progress.map(({ title, cancellable }) => [title, cancellable])).toEqual([['Reading the directives', true]]);
    // more news of the same is no second notification
    state.set({ report: report('loading') });
    await vi.advanceTimersByTimeAsync(5000);
    expect(progress.map(({ isShown }) => isShown())).toEqual([true]);
    state.set({ report: report('ready') });
    await vi.advanceTimersByTimeAsync(0);
    expect(progress.map(({ isShown }) => isShown())).toEqual([false]);
    expect(told).toEqual([]);
  });

  it('can be cancelled: the server is told to go on without the rest', async () => {
    const { state, told } = start();
    state.set({ report: report('loading') });
    await vi.advanceTimersByTimeAsync(2000);
    progress[0]!.cancel();
    expect(told).toEqual(['workpoints/stopLoading']);
    state.set({ report: report('ready') });
    await vi.advanceTimersByTimeAsync(0);
    expect(progress[0]!.isShown()).toBe(false);
  });

  it('is not shown when it is quick, nor when the server has gone, nor after the extension ended', async () => {
    const { state, dispose } = start();
    state.set({ report: report('loading') });
    await vi.advanceTimersByTimeAsync(1000);
    state.set({ report: report('ready') });
    await vi.advanceTimersByTimeAsync(5000);
    state.set({ report: report('loading') });
    await vi.advanceTimersByTimeAsync(1000);
    state.set({ server: 'stopped', report: null });
    await vi.advanceTimersByTimeAsync(5000);
    state.set({ report: report('loading') });
    dispose();
    await vi.advanceTimersByTimeAsync(5000);
    expect(progress).toEqual([]);
  });

  it('does not stay on the screen when the server has gone', async () => {
    const { state } = start();
    state.set({ report: report('loading') });
    await vi.advanceTimersByTimeAsync(2000);
    state.set({ server: 'stopped', report: null });
    await vi.advanceTimersByTimeAsync(0);
    expect(progress.map(({ isShown }) => isShown())).toEqual([false]);
  });
});

describe('exporting', () => {
  const draft = uri('/ws/2019年工作要点.txt') as unknown as Uri;
  const manner = { scope: 'draft', by: 'section', unit: null } as unknown as Parameters<typeof exportTasks>[2];
  /** A server that answers when it is let. */
  const server = () => {
    const asked: { method: string; token: CancellationToken | undefined }[] = [];
    let answer: (value: unknown) => void = () => undefined;
    const ask = (method: string, _: object, token?: CancellationToken) => {
      asked.push({ method, token });
      return new Promise<never>((resolve) => {
        answer = resolve as (value: unknown) => void;
      });
    };
    return { asked, ask, answer: (value: unknown) => answer(value) };
  };

  it('shows that it is at work, and writes what was made', async () => {
    answers.push('Text separated by commas');
    const { asked, ask, answer } = server();
    const work = exportTasks(ask, draft, manner);
    await vi.waitFor(() => expect(progress).toHaveLength(1));
    expect(progress[0]).toMatchObject({ title: 'Making the task table …', cancellable: true });
    expect(progress[0]!.isShown()).toBe(true);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    answer({ name: '任务分解表.csv', base64: Buffer.from('任务').toString('base64') });
    await work;
    expect(progress[0]!.isShown()).toBe(false);
    expect([...written]).toEqual([['/ws/任务分解表.csv', '任务']]);
    expect(messages).toEqual(['任务分解表.csv was written.']);
  });

  it.each(['tasks', 'parents'])(
    'of %s can be cancelled: nothing is written and nothing is complained of',
    async (what) => {
      answers.push('Markdown');
      const { asked, ask, answer } = server();
      const work = what === 'tasks' ? exportTasks(ask, draft, manner) : exportTrace(ask, draft);
      await vi.waitFor(() => expect(asked).toHaveLength(1));
      progress[0]!.cancel();
      // at once, and not when the server has an answer
      await work;
      expect(progress[0]!.isShown()).toBe(false);
      // the question is called off, too
      expect(asked[0]!.token?.isCancellationRequested).toBe(true);
      answer({ name: 'x.md', base64: '', text: '' });
      expect([...written]).toEqual([]);
      expect(messages).toEqual([]);
    },
  );

  it('that fails is said', async () => {
    const { asked, ask, answer } = server();
    const work = exportTrace(ask, draft);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    answer(null);
    await work;
    expect(messages).toEqual(['Nothing could be exported.']);
    expect([...written]).toEqual([]);
  });
});
