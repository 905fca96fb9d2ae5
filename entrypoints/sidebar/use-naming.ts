import { useMemo } from 'react';
import { statusLabel } from '#components/feed/words.ts';
import type { Naming } from '#components/timeline/TimelineRow.tsx';
import { useWatch } from '#lib/store/use-watch.ts';
import type { HubDeps } from './deps.ts';

/** The workspace's definitions, and how its statuses are called. */
export function useNaming({ port, me }: HubDeps) {
  const { value: definitions } = useWatch(port, 'definitions', {});
  const naming = useMemo<Naming>(
    () => ({ statusLabel: (key) => statusLabel(key, definitions ?? []), me }),
    [definitions, me],
  );
  return { definitions, naming };
}
