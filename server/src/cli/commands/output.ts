import { failureMessage } from '../../workspace/failure.ts';
import type { CommandOption, OptionValues } from '../command.ts';
import type { Session } from '../session.ts';

/** The option `--output`, for reports that are sent on. */
export const outputOption: CommandOption = {
  flags: '--output <file>',
  description: {
    'zh-cn': '写入这个文件，不写则写到标准输出',
    'zh-tw': '寫入這個檔案，不寫則寫到標準輸出',
    en: 'write to this file instead of standard output',
  },
};

/** Writes a report to the file that `--output` names, else to standard output. A file that cannot be written is a trouble. */
export async function writeReport(session: Session, values: OptionValues, report: string | Uint8Array): Promise<void> {
  const { terminal } = session;
  if (typeof values.output !== 'string') {
    terminal.output.write(report);
    return;
  }
  try {
    const bytes = typeof report === 'string' ? new TextEncoder().encode(report) : report;
    await terminal.host.write(terminal.uriOf(values.output), bytes);
  } catch (error) {
    session.report({ path: values.output, line: null, column: null, message: failureMessage(error) });
  }
}

/** The exit status of a command that looks for no findings: 2 where something could not be done. */
export function statusOf(session: Session): number {
  return session.troubles().length > 0 ? 2 : 0;
}
