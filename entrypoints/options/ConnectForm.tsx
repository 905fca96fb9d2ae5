import { type FormEvent, useId } from 'react';
import { Button } from '#components/ui/Button.tsx';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { ConnectFailure, HubFound } from '#lib/session/connect.ts';
import type { OptionsDeps } from './deps.ts';
import { useConnecting } from './use-connecting.ts';

type ConnectFormProps = { deps: Pick<OptionsDeps, 'lookAtHub' | 'connect'> };

/** Paste the join link, see whose hub it is, join. */
export function ConnectForm({ deps }: ConnectFormProps) {
  const { link, step, change, look, join } = useConnecting(deps);
  const id = useId();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void look();
  };
  if (step.at === 'hub') {
    return <HubToJoin {...step} onJoin={() => void join(step.hub)} onOther={() => change('')} />;
  }
  const failure = step.at === 'link' ? step.failure : null;
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
          spellCheck={false}
          value={link}
          disabled={step.at === 'asking'}
          aria-invalid={failure !== null}
          aria-describedby={`${id}-state`}
          placeholder={t('options.connect.placeholder')}
          onChange={(event) => change(event.target.value)}
          className="h-8 min-w-60 flex-1 rounded-m border border-edge bg-canvas px-2 placeholder:text-muted"
        />
        <Button type="submit" look="filled" disabled={link.trim() === '' || step.at === 'asking'}>
          {t('options.connect.look')}
        </Button>
      </div>
      <div id={`${id}-state`}>
        {step.at === 'asking' && <StateLine>{t('options.connect.looking')}</StateLine>}
        {failure && <Problem failure={failure} />}
      </div>
    </form>
  );
}

type HubToJoinProps = { hub: HubFound; failure: ConnectFailure | null; onJoin: () => void; onOther: () => void };

/** Whose hub it is, before the code is spent. */
function HubToJoin({ hub, failure, onJoin, onOther }: HubToJoinProps) {
  return (
    <div className="flex flex-col items-start gap-2">
      <p role="status" className="wrap-anywhere">
        <ExternalText max={200}>{t('options.connect.found', { hub: hub.name })}</ExternalText>
      </p>
      <p className="text-muted wrap-anywhere">
        <ExternalText max={200}>{t('options.connect.at', { address: hub.hub })}</ExternalText>
      </p>
      <div className="flex gap-2">
        <Button look="filled" onClick={onJoin}>
          {t('options.connect.confirm')}
        </Button>
        <Button onClick={onOther}>{t('options.connect.other')}</Button>
      </div>
      {failure && <Problem failure={failure} />}
    </div>
  );
}

const SAID = [
  'link_unreadable',
  'link_insecure',
  'unreachable',
  'timeout',
  'answer_unreadable',
  'join_code_invalid',
  'protocol_too_old',
  'protocol_too_new',
] as const;

/** What went wrong, in our own words where we have them, else in the hub's. */
function Problem({ failure }: { failure: ConnectFailure }) {
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
