import { type Logger, pino } from 'pino';

/** Structured lines on stderr, so that a command's own output stays clean. What may stand in them: server/app/watch-requests.ts. */
export const createLog = (level: string): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    pino.destination({ dest: 2, sync: true }),
  );
