import { useEffect, useState } from 'react';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { LayoutChange, PanelLayout } from '#lib/messages/calls.ts';
import type { SiteDeps } from './use-site.ts';

const SIDES = ['right', 'left'] as const;
const MODES = ['overlay', 'push'] as const;

/** How the panel lies at this site: which side, over or beside the page, and back to how it was at first. */
export function PanelRow({ deps }: { deps: Pick<SiteDeps, 'layout'> }) {
  const [layout, setLayout] = useState<PanelLayout | null>(null);
  const settle = (say: { change?: LayoutChange; reset?: boolean }) => void deps.layout(say).then(setLayout);
  useEffect(() => void deps.layout({}).then(setLayout), [deps]);
  if (layout === null) return null;
  return (
    <fieldset className="flex min-h-8 items-center gap-2">
      <legend className="contents">
        <span className="me-auto ps-1 text-muted text-s">{t('popup.panel.title')}</span>
      </legend>
      <Pick
        label={t('popup.panel.side')}
        options={SIDES.map((value) => ({ value, label: t(`popup.panel.${value}`) }))}
        value={layout.side}
        onChange={(side) => settle({ change: { side } })}
      />
      <Pick
        label={t('popup.panel.mode')}
        options={MODES.map((value) => ({ value, label: t(`popup.panel.${value}`) }))}
        value={layout.mode}
        onChange={(mode) => settle({ change: { mode } })}
      />
      <Button look="bare" title={t('popup.panel.reset_long')} onClick={() => settle({ reset: true })}>
        {t('popup.panel.reset')}
      </Button>
    </fieldset>
  );
}

type PickProps<T extends string> = {
  label: string;
  options: { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
};

function Pick<T extends string>({ label, options, value, onChange }: PickProps<T>) {
  const choose = (chosen: string) => {
    const option = options.find((each) => each.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => choose(event.target.value)}
      className="h-7 rounded-s border border-edge bg-canvas text-s"
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
