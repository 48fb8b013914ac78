import { rulesJson, rulesText } from '../../reports/rulesReport.ts';
import type { Command } from '../command.ts';

/** `workpoints rules`: the rules with their codes, severities and pages. */
export const rules: Command = {
  name: 'rules',
  summary: {
    'zh-cn': '列出规则的代码、轻重和说明页',
    'zh-tw': '列出規則的代碼、輕重和說明頁',
    en: 'list the rules with codes, severities and pages',
  },
  takesPaths: false,
  options: [
    {
      flags: '--format <name>',
      description: { 'zh-cn': '报告格式', 'zh-tw': '報告格式', en: 'format of the report' },
      choices: ['text', 'json'],
    },
  ],
  async run({ terminal, equipment, language, appearance }, values) {
    const known = equipment.rules.map((rule) => rule.meta);
    terminal.output.write(
      values.format === 'json' ? rulesJson(known, language) : rulesText(known, language, appearance),
    );
    return 0;
  },
};
