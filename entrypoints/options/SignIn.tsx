import { useEffect, useRef } from 'react';
import { Button } from '#components/ui/Button.tsx';
import { CopyButton } from '#components/ui/CopyButton.tsx';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { DeviceCode } from '#lib/session/sign-in-by-code.ts';
import { ConnectProblem } from './ConnectProblem.tsx';
import type { Connecting } from './deps.ts';
import { useSignIn } from './use-sign-in.ts';

type SignInProps = {
  deps: Pick<Connecting, 'signInByWindow' | 'signInByCode' | 'openPage'>;
  hub: string;
  label: string;
  /** Begin without a click: the person has clicked elsewhere for it. */
  atOnce?: boolean;
};

/** The button that signs in, and what comes after it. */
export function SignIn({ deps, hub, label, atOnce = false }: SignInProps) {
  const { step, byWindow, byCode, cancel } = useSignIn(deps, hub);
  const begun = useRef(!atOnce);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void byWindow();
  });
  switch (step.at) {
    case 'window':
      return (
        <StateLine action={<Button onClick={cancel}>{t('ui.cancel')}</Button>}>{t('options.connect.window')}</StateLine>
      );
    case 'code':
      return <CodeToEnter code={step.code} onOpen={deps.openPage} onCancel={cancel} />;
    case 'resting':
      return (
        <div className="flex flex-col items-start gap-2">
          {step.failure && <ConnectProblem failure={step.failure} />}
          <div className="flex flex-wrap gap-2">
            <Button look="filled" onClick={() => void byWindow()}>
              {label}
            </Button>
            {step.failure && <Button onClick={() => void byCode()}>{t('options.connect.by_code')}</Button>}
          </div>
        </div>
      );
  }
}

type CodeToEnterProps = { code: DeviceCode | null; onOpen: (page: string) => void; onCancel: () => void };

/** The code to enter on the hub's page, large, and the way there. */
function CodeToEnter({ code, onOpen, onCancel }: CodeToEnterProps) {
  return (
    <div className="flex flex-col items-start gap-2">
      {code === null ? (
        <StateLine>{t('options.connect.looking')}</StateLine>
      ) : (
        <>
          <p>{t('options.connect.code')}</p>
          <p className="flex items-center gap-3">
            <strong className="select-all font-bold text-xl tracking-widest">
              <ExternalText max={20}>{code.userCode}</ExternalText>
            </strong>
            <CopyButton text={code.userCode} />
          </p>
          <StateLine>{t('options.connect.code_waiting')}</StateLine>
        </>
      )}
      <div className="flex flex-wrap gap-2">
        {code !== null && (
          <Button look="filled" onClick={() => onOpen(code.page)}>
            {t('options.connect.code_page')}
          </Button>
        )}
        <Button onClick={onCancel}>{t('ui.cancel')}</Button>
      </div>
    </div>
  );
}
