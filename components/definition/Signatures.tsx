import { ExternalText } from '#components/ui/ExternalText.tsx';
import { RelativeTime } from '#components/ui/RelativeTime.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { Signature, StatusDefinition } from '#lib/model/status.ts';

/** Who signed this text for sales and for marketing; it is in force when both have. */
export function Signatures({ definition }: { definition: StatusDefinition }) {
  const { salesSignature, marketingSignature } = definition;
  if (!salesSignature && !marketingSignature) return <p className="text-warm">{t('definition.draft')}</p>;
  return (
    <div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-2">
        <SignatureRow team={t('definition.sales')} signature={salesSignature} />
        <SignatureRow team={t('definition.marketing')} signature={marketingSignature} />
      </dl>
      {!(salesSignature && marketingSignature) && <p className="text-warm">{t('definition.half_signed')}</p>}
    </div>
  );
}

function SignatureRow({ team, signature }: { team: string; signature: Signature | null }) {
  return (
    <>
      <dt className="text-muted">{team}</dt>
      <dd>
        {signature === null ? (
          t('definition.not_signed')
        ) : (
          <>
            <ExternalText>{signature.name}</ExternalText>
            {', '}
            <RelativeTime at={signature.at} />
          </>
        )}
      </dd>
    </>
  );
}
