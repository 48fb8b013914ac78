import type { Draft } from '../../model/draft.ts';
import { organsIn } from '../../organs/firstRegistry.ts';
import { builtInRegistry } from '../../organs/registry.ts';
import { organsJson } from '../../reports/organsJson.ts';
import type { Command } from '../command.ts';
import { outputOption, statusOf, writeReport } from './output.ts';

/** `workpoints organs`: a first registry of units, made from the drafts. */
export const organs: Command = {
  name: 'organs',
  summary: {
    'zh-cn': '从草稿的责任单位生成单位名录 organs.json 的初稿',
    'zh-tw': '從草稿的責任單位產生單位名錄 organs.json 的初稿',
    en: 'make a first organs.json, the registry of units, from the drafts',
  },
  takesPaths: true,
  options: [outputOption],
  async run(session, values, paths) {
    const drafts: Draft[] = [];
    for await (const { document } of session.drafts(paths)) drafts.push(document.draft);
    await writeReport(session, values, organsJson(organsIn(drafts, builtInRegistry), session.language));
    return statusOf(session);
  },
};
