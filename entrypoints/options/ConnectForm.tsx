import { type FormEvent, useEffect, useId, useState } from 'react';
import { Button } from '#components/ui/Button.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import { t } from '#lib/browser/i18n.ts';
import { ConnectProblem } from './ConnectProblem.tsx';
import type { Connecting, OptionsDeps } from './deps.ts';
import { HubToSignIn } from './HubToSignIn.tsx';
import { useConnecting } from './use-connecting.ts';

type ConnectFormProps = { deps: Connecting & Pick<OptionsDeps, 'policy'> };

/** Enter the hub's address or paste a join link, see whose hub it is, sign in or join. */
export function ConnectForm({ deps }: ConnectFormProps) {
  const { text, step, change, look, join } = useConnecting(deps);
  const [byPolicy, setByPolicy] = useState<string | null>(null);
  const id = useId();
  useEffect(() => {
    let stale = false;
    void deps.policy().then(({ hub }) => stale || setByPolicy(hub));
    return () => {
      stale = true;
    };
  }, [deps]);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void look(shown);
  };
  if (step.at === 'hub') {
    return (
      <HubToSignIn deps={deps} {...step} onJoin={(code) => void join(step.hub, code)} onOther={() => change('')} />
    );
  }
  const shown = text ?? byPolicy ?? '';
  return (
    <form onSubmit={onSubmit} className="flex w-full flex-col items-start gap-2">
      <p className="text-muted">{t('options.connect.body')}</p>
      <label htmlFor={id} className="font-medium">
        {t('options.connect.label')}
      </label>
      <div className="flex w-full flex-wrap gap-2">
        <input
          id={id}
          dir="ltr"
          type="text"
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={shown}
          aria-invalid={step.failure !== null}
          aria-describedby={`${id}-state`}
          placeholder={t('options.connect.placeholder')}
          onChange={(event) => change(event.target.value)}
          className="h-8 min-w-60 flex-1 rounded-m border border-edge bg-canvas px-2 placeholder:text-muted"
        />
        <Button type="submit" look="filled" disabled={shown.trim() === ''}>
          {t('options.connect.look')}
        </Button>
      </div>
      <div id={`${id}-state`}>
        {byPolicy !== null && shown === byPolicy && <p className="text-muted">{t('options.connect.by_policy')}</p>}
        {step.asking && (
          <StateLine action={<Button onClick={() => change(shown)}>{t('ui.cancel')}</Button>}>
            {t('options.connect.looking')}
          </StateLine>
        )}
        {step.failure && <ConnectProblem failure={step.failure} />}
      </div>
    </form>
  );
}
