import { Search, X } from 'lucide-react';
import { IconButton } from '#components/ui/IconButton.tsx';
import { t } from '#lib/browser/i18n.ts';

type HeadActionsProps = { onSearch?: () => void; onClose: () => void };

/** Find someone else; close the panel. */
export function HeadActions({ onSearch, onClose }: HeadActionsProps) {
  return (
    <div className="flex shrink-0">
      {onSearch && (
        <IconButton label={t('contact.search_other')} onClick={onSearch}>
          <Search size={16} aria-hidden="true" />
        </IconButton>
      )}
      <IconButton label={t('contact.close_panel')} onClick={onClose}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
