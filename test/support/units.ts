import { buildDraft } from '../../server/src/model/build.ts';
import { readOrgans } from '../../server/src/organs/file.ts';
import { builtInRegistry, createRegistry, type Registry } from '../../server/src/organs/registry.ts';
import { type UnitDocument, unitDocument } from '../../server/src/organs/units.ts';

/** The registry that a text of `organs.json` is; without one only what is known everywhere. */
export function registryOf(text: string | null): Registry {
  if (text === null) return builtInRegistry;
  const { organs, isWhole } = readOrgans(text);
  return createRegistry(organs, isWhole);
}

/** Drafts of one workspace, `file:///0.txt` and so on, under one registry. */
export function unitDocuments(texts: readonly string[], organs: string | null = null): readonly UnitDocument[] {
  const registry = registryOf(organs);
  return texts.map((text, at) => unitDocument(`file:///${at}.txt`, buildDraft(text), registry));
}
