import { useState } from 'react';
import { t } from '#lib/browser/i18n.ts';
import { Button } from './Button.tsx';

/** Copies words, and says whether it worked: some pages don't let a frame copy. */
export function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <>
      <Button look="bare" className="ms-auto shrink-0" onClick={copy}>
        {t(copied ? 'ui.copied' : 'ui.copy')}
      </Button>
      {copied === false && (
        <span role="alert" className="text-warm">
          {t('ui.copy_failed')}
        </span>
      )}
    </>
  );
}
