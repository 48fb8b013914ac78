import type { Diagnostic } from 'vscode-languageserver';
import type { Draft } from '../model/draft.ts';
import type { Finding } from '../rules/rule.ts';
import type { Service } from '../service.ts';
import { EncodingError } from '../workspace/encoding.ts';
import { HostError } from '../workspace/host.ts';
import { canonicalUri } from '../workspace/uri.ts';
import { carryOver } from './carry.ts';
import type { Documents } from './documents.ts';
import type { Timer } from './environment.ts';

/** Decides when which document is checked, and what is published of it. Documents are named by canonical URI. */
export interface Scheduler {
  /** A document was opened: it is checked at once. */
  opened(uri: string): void;
  /** A document was edited: it is checked after the quiet period, and then the drafts that depend on it. */
  edited(uri: string, affected: readonly string[]): void;
  /** A document was closed. `keep`: its findings stay, brought in line with what the host holds. */
  closed(uri: string, affected: readonly string[], keep: boolean): void;
  /** Checks again what is open or was published, of the documents named. */
  recheck(uris: readonly string[]): void;
  /** Checks everything again that is open. */
  recheckAll(): void;
  /** Whether the library is being waited for. */
  readonly loading: boolean;
  dispose(): void;
}

/** What the scheduler works with. */
export interface Surroundings {
  readonly service: Service;
  readonly documents: Documents;
  readonly timer: Timer;
  /** Resolves when the settings are known: before that nothing is checked. */
  readonly ready: Promise<void>;
  /** The quiet period, in milliseconds, asked for at each edit. */
  readonly quietMs: () => number;
  /** Whether a rule with this code needs the library. */
  readonly needsLibrary: (code: string) => boolean;
  readonly toDiagnostics: (uri: string, draft: Draft, findings: readonly Finding[]) => Promise<Diagnostic[]>;
  /** Sends diagnostics; `version` is that of the text that was checked, `null` for a document that is not open. */
  readonly publish: (uri: string, version: number | null, diagnostics: Diagnostic[]) => void;
  /** `loading` or the service's problems may have changed. */
  readonly changed: () => void;
  readonly failed: (uri: string, error: unknown) => void;
}

/** How long a check may take before the findings of the draft alone are published ahead of the others. */
const PATIENCE_MS = 50;

interface Complete {
  readonly version: number | null;
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** A scheduler with nothing to do yet. */
export function createScheduler(surroundings: Surroundings): Scheduler {
  const { service, documents, timer } = surroundings;
  const waiting = new Map<string, { readonly callOff: () => void; readonly affected: ReadonlySet<string> }>();
  const rounds = new Map<string, number>();
  const complete = new Map<string, Complete>();
  const published = new Map<string, string>();
  const late = new Set<string>();
  let disposed = false;

  function schedule(uri: string, delay: number, affected: readonly string[]): void {
    const before = waiting.get(uri);
    before?.callOff();
    const all = new Set([...(before?.affected ?? []), ...affected]);
    const callOff = timer.after(delay, () => {
      waiting.delete(uri);
      void run(uri, all);
    });
    waiting.set(uri, { callOff, affected: all });
  }

  /** Checks a document and then what depends on it: before the edit or after it, for an edit can begin or end a dependence. */
  async function run(uri: string, affected: ReadonlySet<string>): Promise<void> {
    await check(uri);
    const others = new Set([...affected, ...service.dependents(uri).map(canonicalUri)]);
    others.delete(uri);
    await checkInOrder([...others]);
    if (!disposed) surroundings.changed();
  }

  async function checkInOrder(uris: readonly string[]): Promise<void> {
    const isOpen = (uri: string) => documents.get(uri)?.isDraft === true;
    // One that is waiting is checked when its own quiet period ends.
    await Promise.all(uris.filter((uri) => isOpen(uri) && !waiting.has(uri)).map(check));
    for (const uri of uris) if (documents.get(uri) === null && published.has(uri)) await check(uri);
  }

  async function check(uri: string): Promise<void> {
    await surroundings.ready;
    const round = (rounds.get(uri) ?? 0) + 1;
    rounds.set(uri, round);
    const version = documents.get(uri)?.version ?? null;
    const isCurrent = () => !disposed && rounds.get(uri) === round && (documents.get(uri)?.version ?? null) === version;
    try {
      const { draft } = await service.document(uri);
      const all = settle(findingsOf(uri));
      if (version !== null && complete.get(uri)?.version !== version && (await isLate(all))) {
        wait(uri, true);
        await publishEarly(uri, version, draft, isCurrent, all);
      }
      const findings = await all.result;
      if (!isCurrent()) return;
      if (!findings) {
        clear(uri);
        return;
      }
      const diagnostics = await surroundings.toDiagnostics(uri, draft, findings);
      if (!isCurrent()) return;
      complete.set(uri, { version, text: draft.text, findings });
      publish(uri, version, diagnostics);
    } catch (error) {
      if (!isCurrent()) return;
      clear(uri);
      if (!(error instanceof HostError || error instanceof EncodingError)) surroundings.failed(uri, error);
    } finally {
      if (rounds.get(uri) === round) wait(uri, false);
    }
  }

  /** All findings; `null` for a document that its project excludes. */
  async function findingsOf(uri: string): Promise<readonly Finding[] | null> {
    return (await service.isExcluded(uri)) ? null : service.check(uri);
  }

  /**
   * Publishes the findings of the draft alone while the library is loading. Those that came from the library stay where they were, moved
   * with the text, so that nothing vanishes only to come back.
   */
  async function publishEarly(
    uri: string,
    version: number,
    draft: Draft,
    isCurrent: () => boolean,
    all: Settling<unknown>,
  ): Promise<void> {
    if (await service.isExcluded(uri)) return;
    const early = await service.checkDraft(uri);
    const before = complete.get(uri);
    const old = before?.findings.filter((finding) => surroundings.needsLibrary(finding.code)) ?? [];
    const carried = before ? carryOver(before.text, draft.text, old) : [];
    const findings = [...early, ...carried].sort((one, other) => one.span.start - other.span.start);
    const diagnostics = await surroundings.toDiagnostics(uri, draft, findings);
    if (isCurrent() && !all.settled()) publish(uri, version, diagnostics);
  }

  async function isLate(all: Settling<unknown>): Promise<boolean> {
    let callOff = () => {};
    const patience = new Promise<void>((resolve) => {
      callOff = timer.after(PATIENCE_MS, resolve);
    });
    await Promise.race([all.done, patience]);
    callOff();
    return !all.settled();
  }

  function wait(uri: string, isWaiting: boolean): void {
    const before = late.size;
    if (isWaiting) late.add(uri);
    else late.delete(uri);
    if (!disposed && (before === 0) !== (late.size === 0)) surroundings.changed();
  }

  function publish(uri: string, version: number | null, diagnostics: Diagnostic[]): void {
    const content = `${version} ${JSON.stringify(diagnostics)}`;
    if (published.get(uri) === content) return;
    published.set(uri, content);
    surroundings.publish(uri, version, diagnostics);
  }

  function clear(uri: string): void {
    complete.delete(uri);
    if (published.delete(uri)) surroundings.publish(uri, documents.get(uri)?.version ?? null, []);
  }

  return {
    opened: (uri) => schedule(uri, 0, []),
    edited: (uri, affected) => schedule(uri, surroundings.quietMs(), affected),
    closed(uri, affected, keep) {
      waiting.get(uri)?.callOff();
      waiting.delete(uri);
      rounds.set(uri, (rounds.get(uri) ?? 0) + 1);
      wait(uri, false);
      if (!keep) clear(uri);
      void checkInOrder([...(keep ? [uri] : []), ...affected]).then(() => {
        if (!disposed) surroundings.changed();
      });
    },
    recheck(uris) {
      void checkInOrder(uris).then(() => {
        if (!disposed) surroundings.changed();
      });
    },
    recheckAll() {
      for (const uri of documents.uris()) if (documents.get(uri)?.isDraft) schedule(uri, 0, []);
    },
    get loading() {
      return late.size > 0;
    },
    dispose() {
      disposed = true;
      for (const { callOff } of waiting.values()) callOff();
      waiting.clear();
    },
  };
}

interface Settling<Value> {
  readonly result: Promise<Value>;
  /** Resolves when the result is there or failed. */
  readonly done: Promise<void>;
  settled(): boolean;
}

function settle<Value>(result: Promise<Value>): Settling<Value> {
  let settled = false;
  const end = () => {
    settled = true;
  };
  return { result, done: result.then(end, end), settled: () => settled };
}
