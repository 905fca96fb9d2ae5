import { createRoot } from 'react-dom/client';
import '#components/ui/tokens.css';
import { Sidebar } from '#entrypoints/sidebar/Sidebar.tsx';
import { applyLanguage } from '#lib/browser/i18n.ts';
import { LOOKS } from './states.ts';

const state = new URLSearchParams(location.search).get('state') ?? 'full';
const world = await LOOKS[state]?.();
if (!world) throw new Error(`no state ${state}`);

applyLanguage(document);
const root = document.getElementById('root');
if (root) createRoot(root).render(<Sidebar hub={world.hub} tab={world.tab} openOptions={() => {}} />);
