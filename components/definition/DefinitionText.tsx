import { ExternalText } from '#components/ui/ExternalText.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { StatusDefinition } from '#lib/model/status.ts';

/** The parts of a definition's text, in the order in which people read them. */
const PARTS = [
  ['what', 'definition.what'],
  ['behaviour', 'definition.behaviour'],
  ['who', 'definition.who'],
  ['timeFrame', 'definition.time_frame'],
  ['otherwise', 'definition.otherwise'],
] as const;

const LONGEST_PARAGRAPH = 5_000;

/** What the status means, part by part; parts without words are left out. */
export function DefinitionText({ definition }: { definition: StatusDefinition }) {
  const written = PARTS.filter(([part]) => definition[part].trim() !== '');
  return (
    <dl className="flex flex-col gap-2">
      {written.map(([part, label]) => (
        <div key={part}>
          <dt className="text-muted text-s">{t(label)}</dt>
          <dd>
            <Paragraphs text={definition[part]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Paragraphs({ text }: { text: string }) {
  return [...text.matchAll(/.*\S.*/g)].map(({ 0: line, index }) => (
    <p key={index}>
      <ExternalText max={LONGEST_PARAGRAPH}>{line}</ExternalText>
    </p>
  ));
}
