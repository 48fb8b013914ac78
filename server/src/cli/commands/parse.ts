import { troublesJson } from '../../reports/checkJson.ts';
import { parseFileJson } from '../../reports/parseJson.ts';
import type { Command } from '../command.ts';
import { outputOption, statusOf, writeReport } from './output.ts';

/** `workpoints parse`: the structure of documents, for other programs. */
export const parse: Command = {
  name: 'parse',
  summary: {
    'zh-cn': '输出文件的结构，供其他程序使用',
    'zh-tw': '輸出文件的結構，供其他程式使用',
    en: 'the structure of documents, for other programs',
  },
  takesPaths: true,
  options: [
    {
      flags: '--format <name>',
      description: { 'zh-cn': '报告格式', 'zh-tw': '報告格式', en: 'format of the report' },
      choices: ['json'],
    },
    outputOption,
  ],
  async run(session, values, paths) {
    const files: object[] = [];
    for await (const { document, path } of session.drafts(paths)) files.push(parseFileJson(path, document.draft));
    await session.reportProblems();
    const report = { version: 1, files, problems: troublesJson(session.troubles(), session.language) };
    await writeReport(session, values, `${JSON.stringify(report, null, 2)}\n`);
    return statusOf(session);
  },
};
