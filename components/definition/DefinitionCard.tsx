import { ExternalText } from '#components/ui/ExternalText.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { DefinitionCheck, StatusDefinition } from '#lib/model/status.ts';
import { CriterionLine } from './CriterionLine.tsx';
import { DefinitionText } from './DefinitionText.tsx';
import { Signatures } from './Signatures.tsx';

type DefinitionCardProps = {
  definition: StatusDefinition;
  /** How its criteria stand on the contact; null while nobody has checked. */
  check: DefinitionCheck | null;
  /** The revision under which the contact got this status; null where it isn't known. */
  passedUnder?: number | null;
};

/** A status as both teams have signed it, with its criteria on this contact. */
export function DefinitionCard({ definition, check, passedUnder = null }: DefinitionCardProps) {
  const { label, revision } = definition;
  return (
    <article className="flex flex-col gap-3">
      <header>
        <h2 className="font-bold text-l">
          <ExternalText>{label}</ExternalText>{' '}
          <span className="font-normal text-muted text-s">{t('definition.revision', { revision })}</span>
        </h2>
        <div className="text-s">
          <Signatures definition={definition} />
          {passedUnder !== null && passedUnder !== revision && (
            <p className="text-muted">{t('definition.passed_under', { revision: passedUnder })}</p>
          )}
        </div>
      </header>
      <Criteria definition={definition} check={check} />
      <DefinitionText definition={definition} />
    </article>
  );
}

function Criteria({ definition: { criteria, revision }, check }: DefinitionCardProps) {
  if (criteria.length === 0) return null;
  const found = new Map(check?.results.map((result) => [result.criterionId, result]));
  const met = criteria.filter(({ id }) => found.get(id)?.result === 'met').length;
  return (
    <section>
      <h3 className="text-muted text-s">{t('definition.criteria', { met, all: criteria.length })}</h3>
      <ul>
        {criteria.map((criterion) => (
          <CriterionLine key={criterion.id} criterion={criterion} found={found.get(criterion.id)} />
        ))}
      </ul>
      {check !== null && check.revision !== revision && (
        <p className="text-muted text-s">{t('definition.checked_under', { revision: check.revision })}</p>
      )}
    </section>
  );
}
