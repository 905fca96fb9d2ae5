import { Search, UserX, X } from 'lucide-react';
import { IconButton } from '#components/ui/IconButton.tsx';
import { t } from '#lib/browser/i18n.ts';

type HeadActionsProps = {
  onSearch?: (() => void) | undefined;
  /** This is not the page's person. */
  onNotThem?: (() => void) | undefined;
  onClose: () => void;
};

/** Say that it is somebody else; find someone else; close the panel. */
export function HeadActions({ onSearch, onNotThem, onClose }: HeadActionsProps) {
  return (
    <div className="flex shrink-0">
      {onNotThem && (
        <IconButton label={t('contact.not_them')} onClick={onNotThem}>
          <UserX size={16} aria-hidden="true" />
        </IconButton>
      )}
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
