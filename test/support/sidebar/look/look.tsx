import { createRoot } from 'react-dom/client';
import '#components/ui/frames.css';
import { Sidebar } from '#entrypoints/sidebar/Sidebar.tsx';
import { applyLanguage } from '#lib/browser/i18n.ts';
import { LOOKS } from './states.ts';

const state = new URLSearchParams(location.search).get('state') ?? 'full';
const world = await LOOKS[state]?.();
if (!world) throw new Error(`no state ${state}`);

applyLanguage(document);
/** The world's tab, with a mark for whoever looks from outside. */
const tab = {
  ...world.tab,
  close: () => {
    document.body.dataset.closed = '1';
  },
};

const root = document.getElementById('root');
if (root) createRoot(root).render(<Sidebar hub={world.hub} tab={tab} openOptions={() => {}} />);
