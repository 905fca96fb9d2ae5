/** An error as the log may have it: its name, code and frames. Messages can quote what people wrote, so they stay out. */
export function safeError(error: unknown): { name: string; code?: string; frames?: string[] } {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, ...code, frames: frames.slice(0, 12).map((line) => line.trim()) };
}
