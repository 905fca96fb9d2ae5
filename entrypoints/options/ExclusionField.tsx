import { type FormEvent, useId, useState } from 'react';
import { Button } from '#components/ui/Button.tsx';
import { isolated } from '#components/ui/clean-text.ts';
import { StateLine } from '#components/ui/StateLine.tsx';
import { TextArea } from '#components/ui/TextArea.tsx';
import { t, tn } from '#lib/browser/i18n.ts';
import { changedList, EXCLUSIONS_MAX, readExclusion } from '#lib/model/exclusion.ts';

type ExclusionFieldProps = {
  label: string;
  entries: readonly string[];
  /** Takes the whole list as it shall be. */
  onSave: (entries: string[]) => Promise<unknown>;
};

type State = { at: 'resting' | 'saved' | 'failed' | 'too_many' } | { at: 'unreadable'; lines: string[] };

/** A list of excluded addresses to edit, one per line. A line that can't be read is named, and nothing typed is lost. */
export function ExclusionField({ label, entries, onSave }: ExclusionFieldProps) {
  const id = useId();
  const [text, setText] = useState<string | null>(null);
  const [state, setState] = useState<State>({ at: 'resting' });
  const change = (next: string) => {
    setText(next);
    setState({ at: 'resting' });
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const lines = (text ?? '').split('\n').filter((line) => line.trim() !== '');
    const unreadable = lines.filter((line) => readExclusion(line) === null);
    if (unreadable.length > 0) return setState({ at: 'unreadable', lines: unreadable });
    const add = lines.map(readExclusion).filter((entry) => entry !== null);
    const list = changedList([], { add, remove: [] });
    if (list.length > EXCLUSIONS_MAX) return setState({ at: 'too_many' });
    try {
      await onSave(list);
      setText(null);
      setState({ at: 'saved' });
    } catch {
      setState({ at: 'failed' });
    }
  };
  return (
    <form onSubmit={(event) => void save(event)} className="flex w-full flex-col items-start gap-2">
      <h3 id={id} className="font-medium">
        {label}
      </h3>
      <div className="w-full">
        <TextArea
          aria-labelledby={id}
          aria-describedby={`${id}-state`}
          aria-invalid={state.at === 'unreadable' || state.at === 'too_many'}
          autoComplete="off"
          spellCheck={false}
          rows={3}
          value={text ?? entries.join('\n')}
          onChange={(event) => change(event.target.value)}
        />
      </div>
      <div id={`${id}-state`}>
        <Said state={state} />
      </div>
      <Button type="submit" disabled={text === null}>
        {t('options.never.save')}
      </Button>
    </form>
  );
}

function Said({ state }: { state: State }) {
  switch (state.at) {
    case 'resting':
      return <StateLine>{t('options.never.hint')}</StateLine>;
    case 'saved':
      return <StateLine>{t('options.never.saved')}</StateLine>;
    case 'failed':
      return <StateLine tone="danger">{t('options.never.failed')}</StateLine>;
    case 'too_many':
      return <StateLine tone="danger">{t('options.never.too_many')}</StateLine>;
    case 'unreadable': {
      const lines = state.lines.map((line) => isolated(line, 60)).join(', ');
      return <StateLine tone="danger">{tn('options.never.unreadable', state.lines.length, { lines })}</StateLine>;
    }
  }
}
