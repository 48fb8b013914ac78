import { createRequire } from 'node:module';
import { TextlintKernel, type TextlintKernelOptions } from '@textlint/kernel';
import { confusables } from './words.ts';

const require = createRequire(import.meta.url);

/** A rule or plugin of textlint, which all are CommonJS modules. */
function load<Module>(name: string): Module {
  const module = require(name);
  return module.default ?? module;
}

type Rule = NonNullable<TextlintKernelOptions['rules']>[number]['rule'];

/** What textlint has for such texts: pairs, widths of brackets, stray characters, and a list of words as long as ours. */
const options: TextlintKernelOptions = {
  ext: '.txt',
  plugins: [{ pluginId: 'text', plugin: load('@textlint/textlint-plugin-text') }],
  rules: [
    { ruleId: 'no-unmatched-pair', rule: load<Rule>('@textlint-rule/textlint-rule-no-unmatched-pair') },
    {
      ruleId: 'no-invalid-control-character',
      rule: load<Rule>('@textlint-rule/textlint-rule-no-invalid-control-character'),
    },
    { ruleId: 'no-nfd', rule: load<Rule>('textlint-rule-no-nfd') },
    { ruleId: 'no-zero-width-spaces', rule: load<Rule>('textlint-rule-no-zero-width-spaces') },
    {
      ruleId: 'bracket-width',
      rule: load<Rule>('textlint-rule-zh-half-and-full-width-bracket'),
      options: { bracket: 'fullWidth' },
    },
    { ruleId: 'prh', rule: load<Rule>('textlint-rule-prh'), options: { ruleContents: [confusables()] } },
  ],
};

const kernel = new TextlintKernel();

export function lintWithTextlint(text: string): Promise<unknown> {
  return kernel.lintText(text, options);
}
