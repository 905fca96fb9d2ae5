import { ExternalText } from '#components/ui/ExternalText.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { ConnectFailure } from '#lib/session/look-at-hub.ts';

const SAID = [
  'address_unreadable',
  'address_insecure',
  'sign_in_closed',
  'window_failed',
  'state_foreign',
  'code_invalid',
  'device_expired',
  'device_denied',
  'unreachable',
  'timeout',
  'answer_unreadable',
  'join_code_invalid',
  'too_many_requests',
  'protocol_too_old',
  'protocol_too_new',
] as const;

/** What went wrong and what to do, in our own words where we have them, else in the hub's. */
export function ConnectProblem({ failure }: { failure: ConnectFailure }) {
  const code = SAID.find((known) => known === failure.code);
  return (
    <StateLine tone="danger">
      {code === undefined ? (
        <ExternalText max={300}>{t('options.problem.other', { message: failure.message })}</ExternalText>
      ) : (
        t(`options.problem.${code}`)
      )}
    </StateLine>
  );
}
