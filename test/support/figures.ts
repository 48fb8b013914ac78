import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const isRecording = Boolean(process.env.WORKPOINTS_FIGURES);

/** Where `npm run quality` collects what the tests measured: a folder for each kind of figure, a file for each figure. */
export const figuresFolder = fileURLToPath(new URL('../../out/figures/', import.meta.url));

/** Defects of one kind that were put into real documents. */
export interface SeededDefects {
  /** First part of the code of the rules that should find them. */
  readonly group: string;
  readonly what: string;
  readonly made: number;
  readonly found: number;
  /** Findings that have nothing to do with what was put in. */
  readonly elsewhere: number;
}

/** What was read of real documents, against what people say that stands there. */
export interface LabelledAnswers {
  readonly group: string;
  readonly what: string;
  readonly right: number;
  readonly given: number;
  readonly asked: number;
}

/** Errors and warnings of one rule on published documents. */
export interface Alarms {
  readonly code: string;
  readonly alarms: number;
  /** Of these, where the copy at hand was cut off. */
  readonly cut: number;
  /** Of these, where nothing is wrong. */
  readonly mistaken: number;
}

/** The documents that alarms were counted on. */
export interface AlarmBase {
  readonly documents: number;
  readonly characters: number;
}

/** How often a part of the program was fed with anything, and did no harm. */
export interface FuzzRuns {
  readonly target: string;
  readonly runs: number;
  readonly seconds: number;
  /** Inputs that did harm once and were tried again. */
  readonly kept: number;
}

/** A hostile text that was checked. */
export interface HostileCheck {
  readonly kind: string;
  readonly characters: number;
  readonly findings: number;
  readonly seconds: number;
}

/** A hostile text that was checked in a process with so much memory. */
export interface HostileMemory {
  readonly kind: string;
  readonly characters: number;
  readonly megabytes: number;
}

/** Regular expressions that were looked at. */
export interface JudgedRegexes {
  readonly regexes: number;
  readonly byHand: number;
}

/** Every kind of figure that tests record. */
export interface Recorded {
  readonly seeded: SeededDefects;
  readonly labels: LabelledAnswers;
  readonly alarms: Alarms;
  readonly published: AlarmBase;
  readonly fuzz: FuzzRuns;
  readonly hostile: HostileCheck;
  readonly memory: HostileMemory;
  readonly regexes: JudgedRegexes;
}

/** Hands a figure that a test measured to `npm run quality`, which sets WORKPOINTS_FIGURES; does nothing otherwise. */
export function recordFigure<Kind extends keyof Recorded>(kind: Kind, name: string, value: Recorded[Kind]): void {
  if (!isRecording) return;
  const folder = `${figuresFolder}${kind}/`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}${name.replace(/[^a-z0-9]+/gi, '-')}.json`, JSON.stringify(value));
}
