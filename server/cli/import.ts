import { once } from 'node:events';
import { access, open } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { ImportError } from '#lib/import/import-error.ts';
import { type Counts, REPORT_HEADER, reportLine } from '#lib/import/report.ts';
import { openDatabaseForCommand } from '#server/db/open-database.ts';
import { type ImportOptions, type ImportTarget, importFile } from '#server/import/import-file.ts';
import { StartError } from '#server/start-error.ts';
import { createInProcessBus } from '#server/sync/bus.ts';
import { listWorkspaces } from '#server/workspaces/repository.ts';
import { defineCommand, type Surroundings } from './command.ts';
import { pickWorkspace } from './invite.ts';

const USAGE = `Usage: touchline import FILE.csv [options]
  --check                  read everything, write nothing but the report
  --map "Column=field"     say what a column holds (again for each)
  --encoding NAME          when it isn't UTF-8, for example windows-1252
  --dates dmy|mdy          how dates with slashes are meant
  --source NAME            where the touches come from (csv)
  --report FILE            where the report goes (FILE.report.csv)
  --workspace NAME         which workspace, by name or id`;

const text = { type: 'string' } as const;

/** `import`: reads a CSV of touches into a workspace, with a report of what became of each row. */
export const importTouches = defineCommand({
  summary: 'read a CSV of touches',
  usage: USAGE,
  operands: ['FILE'],
  options: {
    check: { type: 'boolean', default: false },
    map: { type: 'string', multiple: true, default: [] },
    encoding: text,
    dates: text,
    source: { type: 'string', default: 'csv' },
    report: text,
    workspace: text,
  },
  run: async ({ map, dates, report = null, ...values }, around, file) => {
    const asked: Asked = {
      ...values,
      file,
      report: report ?? `${file.replace(/\.csv$/i, '')}.report.csv`,
      columns: readMap(map),
      slashes: readDates(dates),
    };
    await access(file).catch(() => {
      throw new StartError(
        'file_missing',
        `There is no file ${file} that can be read: look at its name, and whether this account may.`,
      );
    });
    const open = asked.check ? null : await openTarget(around, asked.workspace);
    try {
      await run(around, asked, open?.target ?? null);
    } finally {
      await open?.close();
    }
  },
});

type Asked = {
  readonly file: string;
  readonly report: string;
  readonly check: boolean;
  readonly source: string;
  readonly encoding?: string;
  readonly workspace?: string;
  readonly columns: Map<string, string>;
  readonly slashes: 'dmy' | 'mdy' | undefined;
};

async function openTarget({ config, log }: Surroundings, wanted: string | undefined) {
  const store = await openDatabaseForCommand(config, log);
  try {
    const { id } = pickWorkspace(await store.owner(listWorkspaces), wanted);
    // Open pages look by themselves every few seconds; a command has nobody to poke.
    return { target: { db: store.db, bus: createInProcessBus(), workspaceId: id }, close: store.close };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function run({ print, signal }: Surroundings, asked: Asked, target: ImportTarget): Promise<void> {
  const report = (await open(asked.report, 'w')).createWriteStream();
  const written = finished(report);
  // Heard at the end; until then a full disk must not end the process.
  written.catch(() => {});
  const write = async (line: string) => {
    if (report.errored !== null) throw report.errored;
    if (!report.write(line)) await once(report, 'drain');
  };
  await write(REPORT_HEADER);
  const { file: path, columns, source, encoding, slashes } = asked;
  const progress = showProgress();
  const options: ImportOptions = {
    path,
    now: new Date(),
    columns,
    source,
    ...(encoding !== undefined && { encoding }),
    ...(slashes !== undefined && { slashes }),
    onProgress: progress.show,
    onRow: (outcome) => write(reportLine(outcome)),
    signal,
  };
  try {
    const counts = await importFile(target, options);
    progress.end();
    print(`${sentence(counts, asked.check)} What became of each row: ${asked.report}`);
  } catch (error) {
    progress.end();
    throw mended(error, signal);
  } finally {
    report.end();
    await written;
  }
}

const sentence = ({ created, skipped, failed }: Counts, check: boolean): string =>
  check
    ? `Checked, nothing written: ${created} rows are good, ${failed} are not.`
    : `${created} created, ${skipped} skipped (already here), ${failed} failed.`;

/** What the person can mend, as a sentence. */
function mended(error: unknown, signal: AbortSignal): unknown {
  if (error instanceof ImportError) return new StartError(error.code, error.message);
  if (!signal.aborted) return error;
  return new StartError(
    'stopped',
    'Stopped. What is in stays in; run the same command again to go on, nothing comes twice.',
  );
}

/** A percentage on stderr, rewritten in place at a terminal and every tenth elsewhere. */
function showProgress() {
  const { isTTY } = process.stderr;
  let shown = 0;
  return {
    show: (part: number): void => {
      const percent = Math.min(100, Math.floor(part * 100));
      if (percent <= shown || (!isTTY && percent < 100 && percent < shown + 10)) return;
      shown = percent;
      process.stderr.write(isTTY ? `\r${percent} %` : `${percent} %\n`);
    },
    end: (): void => void (isTTY && shown > 0 && process.stderr.write('\n')),
  };
}

function readMap(pairs: readonly string[]): Map<string, string> {
  return new Map(
    pairs.map((pair) => {
      const at = pair.lastIndexOf('=');
      if (at < 1) throw new StartError('import_option_wrong', `--map "${pair}" should read: --map "Column=field".`);
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    }),
  );
}

function readDates(dates: string | undefined): 'dmy' | 'mdy' | undefined {
  if (dates === undefined || dates === 'dmy' || dates === 'mdy') return dates;
  throw new StartError('import_option_wrong', '--dates is either dmy (03/04 is 3 April) or mdy (03/04 is March 4).');
}
