import type { Connection } from 'vscode-languageserver';
import { type Profile, profileOf, usualProfile } from '../workspace/profile.ts';
import { type RuleLevel, type RuleLevels, ruleLevels } from '../workspace/project.ts';

/** The user's settings, section `workpoints`. */
export interface Settings {
  /** Whether findings are shown: `workpoints.enable`. */
  readonly enable: boolean;
  /** How long the server waits after an edit before it checks, in milliseconds; `null` leaves it as `initialize` said. */
  readonly quietMs: number | null;
  /** The user's own levels of rules, `workpoints.rules`: `{ "numbering/sequence": "error" }`. A project file goes before. */
  readonly levels: RuleLevels;
  /** How far the drafts have come where a project file does not say: `workpoints.profile`. */
  readonly profile: Profile;
  /** Whether findings that say the same of the same words are one entry: `workpoints.groupRepeated`. */
  readonly groupRepeated: boolean;
  /** Whether lines above the clauses say where they come from and what implements them: `workpoints.codeLens`. */
  readonly codeLens: boolean;
}

/** What holds until the client says something else. */
export const defaultSettings: Settings = {
  enable: true,
  quietMs: null,
  levels: new Map(),
  profile: usualProfile,
  groupRepeated: false,
  codeLens: true,
};

const SECTION = 'workpoints';
const LONGEST_QUIET_MS = 60_000;

/** Asks the client for the settings. */
export async function fetchSettings(connection: Connection): Promise<Settings> {
  return readSettings(await connection.workspace.getConfiguration(SECTION));
}

/** Reads the section as the client sent it, which may be anything; what is not understood counts as not said. */
export function readSettings(given: unknown): Settings {
  if (typeof given !== 'object' || given === null) return defaultSettings;
  const { enable, quietMs, rules, profile, groupRepeated, codeLens } = given as Record<string, unknown>;
  return {
    enable: enable !== false,
    quietMs: readQuiet(quietMs),
    levels: readLevels(rules),
    profile: profileOf(profile) ?? usualProfile,
    groupRepeated: groupRepeated === true,
    codeLens: codeLens !== false,
  };
}

/** Reads the settings that came along with `workspace/didChangeConfiguration`: `{ workpoints: { … } }`. */
export function readAllSettings(given: unknown): Settings {
  if (typeof given !== 'object' || given === null) return defaultSettings;
  return readSettings((given as Record<string, unknown>)[SECTION]);
}

/** A waiting time in milliseconds, at most a minute; `null` for everything that is none. */
export function readQuiet(given: unknown): number | null {
  return typeof given === 'number' && given >= 0 ? Math.min(given, LONGEST_QUIET_MS) : null;
}

function readLevels(given: unknown): RuleLevels {
  if (typeof given !== 'object' || given === null) return defaultSettings.levels;
  const entries = Object.entries(given).filter((entry): entry is [string, RuleLevel] =>
    ruleLevels.some((level) => level === entry[1]),
  );
  return new Map(entries);
}
