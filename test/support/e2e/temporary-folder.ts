import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder under the system's temporary one that PostgreSQL's account may pass through, when root runs the tests. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tl-'));
  chmodSync(folder, 0o711);
  return folder;
}
