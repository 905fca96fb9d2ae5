import { CloudUpload, TriangleAlert } from 'lucide-react';
import { t } from '#lib/browser/i18n.ts';
import type { Delivery } from '#lib/store/port.ts';

/** Where words stand on their way: nothing once they are at the hub. */
export function DeliveryMark({ delivery }: { delivery: Delivery }) {
  if (delivery === 'synced') return null;
  const Icon = delivery === 'waiting' ? CloudUpload : TriangleAlert;
  return (
    <span className={`inline-flex items-center gap-1 text-s ${delivery === 'waiting' ? 'text-muted' : 'text-danger'}`}>
      <Icon size={12} aria-hidden="true" />
      {t(`feed.${delivery}`)}
    </span>
  );
}
