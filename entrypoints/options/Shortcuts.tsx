import { useEffect, useState } from 'react';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { OptionsDeps, Shortcut } from './deps.ts';
import { Section } from './Section.tsx';

/** What the keys do, read anew whenever the person comes back from changing them. */
export function Shortcuts({ deps }: { deps: Pick<OptionsDeps, 'shortcuts' | 'changeShortcuts'> }) {
  const [shortcuts, setShortcuts] = useState<Shortcut[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const look = () => void deps.shortcuts().then((found) => stop.signal.aborted || setShortcuts(found));
    look();
    globalThis.addEventListener('focus', look, { signal: stop.signal });
    return () => stop.abort();
  }, [deps]);
  return (
    <Section title={t('options.keys.title')}>
      <dl className="grid grid-cols-[max-content_1fr] gap-x-6 gap-y-1.5">
        {shortcuts.map(({ name, does, keys }) => (
          <div key={name} className="contents">
            <dt>
              {keys === '' ? (
                <span className="text-muted">{t('options.keys.none')}</span>
              ) : (
                <kbd className="rounded-s border border-line bg-raised px-1.5 font-sans text-s">{keys}</kbd>
              )}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className="text-muted">{t('options.keys.body')}</p>
      <Button onClick={deps.changeShortcuts}>{t('options.keys.change')}</Button>
    </Section>
  );
}
