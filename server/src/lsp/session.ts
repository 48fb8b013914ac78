import type { Connection } from 'vscode-languageserver';
import type { ChildDocument, Relations } from '../features/relations.ts';
import type { Draft } from '../model/draft.ts';
import type { Service } from '../service.ts';
import type { Host } from '../workspace/host.ts';
import type { RuleLevels } from '../workspace/project.ts';
import { canonicalUri } from '../workspace/uri.ts';
import type { Client } from './client.ts';
import type { Documents } from './documents.ts';
import type { Environment } from './environment.ts';
import type { LensRefresher } from './lensRefresher.ts';
import type { Offer } from './offering.ts';
import type { Reporter } from './reporter.ts';
import type { Scheduler } from './scheduler.ts';
import type { Settings } from './settings.ts';

/** One client with its documents, from `initialize` to `shutdown`. */
export interface Session {
  readonly connection: Connection;
  readonly environment: Environment;
  readonly client: Client;
  readonly host: Host;
  readonly service: Service;
  readonly documents: Documents;
  readonly scheduler: Scheduler;
  readonly reporter: Reporter;
  readonly lenses: LensRefresher;
  /** Canonical URI of a draft that was numbered anew → what the user was asked about it and has not answered yet. */
  readonly offers: Map<string, Offer>;
  /** Canonical URIs of the folders that are open. */
  folders: readonly string[];
  settings: Settings;
  /** Says that the settings are known, or cannot be had: from then on documents are checked. */
  readonly settingsKnown: () => void;
}

/** The URI of a document as the client spells it, for answers. */
export function clientUri(session: Session, uri: string): string {
  return session.documents.spelling(uri);
}

/** A document as it is now. Rejects for one that is not open and that the host cannot read. */
export async function draftOf(session: Session, uri: string): Promise<Draft> {
  return (await session.service.document(canonicalUri(uri))).draft;
}

const ATTEMPTS = 3;

/**
 * A document with its links upwards, and downwards where `withChildren` asks for them: that takes a look at every draft of the workspace.
 * Document and links belong together; while somebody types that may take a second attempt.
 */
export async function relationsOf(session: Session, given: string, withChildren: boolean): Promise<Relations> {
  const { service } = session;
  const uri = canonicalUri(given);
  for (let attempt = 1; ; attempt++) {
    const { draft } = await service.document(uri);
    const trace = await service.trace(uri);
    const children = withChildren ? await childrenOf(service, uri) : [];
    if (attempt === ATTEMPTS || (await service.document(uri)).draft === draft) return { uri, draft, trace, children };
  }
}

async function childrenOf(service: Service, uri: string): Promise<readonly ChildDocument[]> {
  const children = await service.children(uri);
  return Promise.all(children.map(async (child) => ({ ...child, draft: (await service.document(child.uri)).draft })));
}

/** Takes over settings, and checks again what is open where they make a difference. */
export function applySettings(session: Session, settings: Settings): void {
  const before = session.settings;
  session.settings = settings;
  const sameLevels = JSON.stringify(sorted(before.levels)) === JSON.stringify(sorted(settings.levels));
  const sameWeights = sameLevels && before.profile === settings.profile;
  if (!sameWeights) session.service.configure({ levels: settings.levels, usualProfile: settings.profile });
  const sameShow = before.enable === settings.enable && before.groupRepeated === settings.groupRepeated;
  if (!sameWeights || !sameShow) session.scheduler.recheckAll();
  if (before.codeLens !== settings.codeLens) session.lenses.touch();
}

function sorted(levels: RuleLevels): readonly (readonly [string, string])[] {
  return [...levels].sort(([one], [other]) => (one < other ? -1 : 1));
}
