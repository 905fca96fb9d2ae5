import { t, tn } from '#lib/browser/i18n.ts';
import type { Check, CriterionResult } from '#lib/model/status.ts';

type Evidence = NonNullable<CriterionResult['evidence']>;

/** The numbers that decided, in words: `94, needs 60`; where none is wanted, how many there were. */
export const evidenceText = (kind: Check['kind'], { have, need }: Evidence): string =>
  kind === 'no_touch_within' ? tn('definition.found', have) : t('definition.have_need', { have, need });
