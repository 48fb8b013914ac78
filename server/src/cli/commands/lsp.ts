import type { Command } from '../command.ts';

/** `workpoints lsp --stdio`: the language server, for any editor. */
export const lsp: Command = {
  name: 'lsp',
  summary: {
    'zh-cn': '启动语言服务器，供编辑器使用',
    'zh-tw': '啟動語言伺服器，供編輯器使用',
    en: 'the language server, for editors',
  },
  takesPaths: false,
  options: [
    {
      flags: '--stdio',
      description: {
        'zh-cn': '通过标准输入输出（总是如此）',
        'zh-tw': '透過標準輸入輸出（總是如此）',
        en: 'over standard input and output (always so)',
      },
    },
    {
      flags: '--clientProcessId <id>',
      description: {
        'zh-cn': '编辑器的进程号（编辑器自己会加）',
        'zh-tw': '編輯器的行程號（編輯器自己會加）',
        en: 'process of the editor (editors add it themselves)',
      },
    },
  ],
  run: ({ equipment }) => equipment.startServer(),
};
