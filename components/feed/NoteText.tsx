import { useLayoutEffect, useRef, useState } from 'react';
import { t } from '#lib/browser/i18n.ts';

type NoteTextProps = { id: string; text: string; whole: boolean; onMore: () => void };

/** `true` while the text has more lines than it shows. */
function useIsCut(text: string, whole: boolean) {
  const paragraph = useRef<HTMLParagraphElement>(null);
  const [isCut, setIsCut] = useState(false);
  useLayoutEffect(() => {
    const element = paragraph.current;
    setIsCut(!whole && text !== '' && element !== null && element.scrollHeight > element.clientHeight + 1);
  }, [text, whole]);
  return { paragraph, isCut };
}

/** What was said: three lines, then more; as it was written, in its own direction, never markup. */
export function NoteText({ id, text, whole, onMore }: NoteTextProps) {
  const { paragraph, isCut } = useIsCut(text, whole);
  if (text === '') {
    return (
      <p id={id} className="text-muted">
        {t('feed.no_words')}
      </p>
    );
  }
  return (
    <>
      <p
        id={id}
        ref={paragraph}
        dir="auto"
        className={`whitespace-pre-wrap wrap-anywhere ${whole ? 'select-text' : 'line-clamp-3'}`}
      >
        {text}
      </p>
      {isCut && (
        <button
          type="button"
          tabIndex={-1}
          onClick={onMore}
          className="relative rounded-s text-accent text-s hover:underline"
        >
          {t('feed.more')}
        </button>
      )}
    </>
  );
}
