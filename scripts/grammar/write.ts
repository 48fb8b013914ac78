import { writeFileSync } from 'node:fs';
import { buildGrammar } from './grammar.ts';

const target = new URL('../../syntaxes/workpoints.tmLanguage.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(buildGrammar(), null, 2)}\n`);
