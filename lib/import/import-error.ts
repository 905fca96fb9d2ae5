/** What can keep a whole file from being read. A row's own faults are in touch-row.ts. */
export type ImportErrorCode =
  | 'file_empty'
  | 'encoding_unsupported'
  | 'encoding_wrong'
  | 'column_missing'
  | 'column_unknown'
  | 'row_too_long';

/** A file that cannot be read, with a sentence that says what to do. */
export class ImportError extends Error {
  readonly code: ImportErrorCode;
  constructor(code: ImportErrorCode, message: string) {
    super(message);
    this.name = 'ImportError';
    this.code = code;
  }
}
