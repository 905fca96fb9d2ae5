import { Button } from '#components/ui/Button.tsx';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { ConnectFailure, HubFound } from '#lib/session/look-at-hub.ts';
import { ConnectProblem } from './ConnectProblem.tsx';
import type { Connecting } from './deps.ts';
import { SignIn } from './SignIn.tsx';

type HubToSignInProps = {
  deps: Connecting;
  hub: HubFound;
  failure: ConnectFailure | null;
  /** The hub has been asked to let in. */
  asking?: boolean;
  onJoin: (code: string) => void;
  onOther: () => void;
};

/** Whose hub it is, before anybody signs in or a code is spent. */
export function HubToSignIn({ deps, hub: found, failure, asking = false, onJoin, onOther }: HubToSignInProps) {
  const { hub, name, contact, code } = found;
  return (
    <div className="flex flex-col items-start gap-2">
      <p role="status" className="font-medium wrap-anywhere">
        <ExternalText max={200}>{t('options.connect.found', { hub: name })}</ExternalText>
      </p>
      <div className="text-muted wrap-anywhere">
        {contact !== null && (
          <p>
            <ExternalText max={200}>{t('options.connect.run_by', { contact })}</ExternalText>
          </p>
        )}
        <p>
          <ExternalText max={200}>{t('options.connect.at', { address: hub })}</ExternalText>
        </p>
        <p>{t('options.connect.fits')}</p>
      </div>
      {code === null ? (
        <SignIn deps={deps} hub={hub} label={t('options.connect.sign_in')} />
      ) : (
        <Button look="filled" onClick={() => onJoin(code)}>
          {t('options.connect.confirm')}
        </Button>
      )}
      <Button onClick={onOther}>{t('options.connect.other')}</Button>
      {asking && <StateLine>{t('options.connect.looking')}</StateLine>}
      {failure && <ConnectProblem failure={failure} />}
    </div>
  );
}
