import { useState } from 'react';
import { Button } from '#components/ui/Button.tsx';
import { isolated } from '#components/ui/clean-text.ts';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { TabAbout } from '#lib/messages/calls.ts';
import type { ContactCard } from '#lib/model/contact.ts';
import type { PagePerson } from '#lib/model/page-facts.ts';
import { personKey } from '#lib/model/person-key.ts';
import { HubQueries } from '#lib/people/hub-queries.tsx';
import { ContactScreen } from './ContactScreen.tsx';
import type { HubDeps, TabDeps } from './deps.ts';
import { NobodyScreen } from './NobodyScreen.tsx';
import { PersonScreen } from './PersonScreen.tsx';
import { Plain } from './Plain.tsx';
import { PointingScreen } from './PointingScreen.tsx';
import { SearchPane } from './SearchPane.tsx';
import { queryOf, subjectOf } from './subject.ts';
import { useAbout } from './use-about.ts';
import { useEscape } from './use-escape.ts';
import { WidthKeys } from './WidthKeys.tsx';

type SidebarProps = {
  /** Null while no hub is connected; undefined until that is known. */
  hub: HubDeps | null | undefined;
  tab: TabDeps;
  openOptions: () => void;
  /** The workspace in which the hub ended this browser's access; null when it was left otherwise. */
  endedIn?: string | null;
};

/** The panel over the page: about whom the page is, or what to do when that can't be said. */
export function Sidebar(props: SidebarProps) {
  const about = useAbout(props.tab);
  const { resize } = props.tab;
  return (
    <>
      {resize && about?.panelSide && <WidthKeys side={about.panelSide} onResize={resize} />}
      <Screen {...props} about={about} />
    </>
  );
}

type ScreenProps = SidebarProps & { about: TabAbout | null | undefined };

function Screen({ hub, tab, about, openOptions, endedIn = null }: ScreenProps) {
  // A wish for the focus is granted once: a change of person must not take it from the page.
  const [focusTaken, setFocusTaken] = useState(0);
  if (hub === null) return <NotConnected onClose={tab.close} openOptions={openOptions} endedIn={endedIn} />;
  if (hub === undefined || about === undefined) return null;
  return (
    <HubQueries port={hub.port}>
      <Connected
        key={about ? `${about.document} ${about.sequence}` : 'nothing'}
        hub={hub}
        tab={tab}
        about={about && { ...about, focusBar: about.focusBar > focusTaken ? about.focusBar : 0 }}
        openOptions={openOptions}
        onFocusTaken={() => setFocusTaken(about?.focusBar ?? 0)}
      />
    </HubQueries>
  );
}

type ConnectedProps = SidebarProps & { hub: HubDeps; about: TabAbout | null; onFocusTaken: () => void };

/** Keyed by the page's record: what was chosen or searched for one is forgotten with it. */
function Connected({ hub, tab, about, openOptions, onFocusTaken }: ConnectedProps) {
  const [searching, setSearching] = useState(false);
  const [card, setCard] = useState<ContactCard | null>(null);
  const [picked, setPicked] = useState<PagePerson | null>(null);
  useEscape(() => (searching ? setSearching(false) : tab.close()));
  const choose = (chosen: ContactCard) => {
    setCard(chosen);
    setSearching(false);
  };
  const back = () => {
    setCard(null);
    setSearching(false);
  };
  /** Who was found by a search is remembered for the record. */
  const chooseFound = (found: ContactCard) => {
    choose(found);
    if (found.email && about?.facts.record) tab.choose(found.email, true);
  };
  const notThem = () => {
    back();
    setPicked(null);
    tab.choose(null);
  };
  const onSearch = () => setSearching(true);
  const onward = { hub, tab, about, onSearch, onChoose: choose, onOptions: openOptions, onFocusTaken };
  const { pointing } = about ?? {};
  if (pointing?.recipe) return <PointingScreen tab={tab} pointing={pointing} recipe={pointing.recipe} />;
  if (searching) return <Find hub={hub} tab={tab} onChoose={chooseFound} onBack={back} />;
  if (card) return <ContactScreen key={card.id} {...onward} card={card} onNotThem={notThem} />;

  const query = picked && queryOf(picked);
  const subject = picked && query ? ({ kind: 'person', person: picked, query } as const) : subjectOf(about);
  if (subject.kind === 'person')
    return (
      <PersonScreen
        key={JSON.stringify(subject.query)}
        {...onward}
        person={subject.person}
        query={subject.query}
        onNotThem={notThem}
      />
    );
  return (
    <NobodyScreen
      {...onward}
      subject={subject}
      onNone={notThem}
      onChoose={chooseFound}
      onPick={(person) =>
        personKey(person) && about?.facts.record ? tab.choose(personKey(person)) : setPicked(person)
      }
    />
  );
}

type FindProps = { hub: HubDeps; tab: TabDeps; onChoose: (card: ContactCard) => void; onBack: () => void };

function Find({ hub, tab, onChoose, onBack }: FindProps) {
  return (
    <Plain onClose={tab.close}>
      <div className="flex items-center justify-between gap-2 px-4 py-2">
        <h2 className="font-bold text-l">{t('contact.search_title')}</h2>
        <Button look="bare" onClick={onBack}>
          {t('contact.back')}
        </Button>
      </div>
      <SearchPane hub={hub} asked onChoose={onChoose} />
    </Plain>
  );
}

type NotConnectedProps = { onClose: () => void; openOptions: () => void; endedIn: string | null };

function NotConnected({ onClose, openOptions, endedIn }: NotConnectedProps) {
  useEscape(onClose);
  return (
    <Plain onClose={onClose}>
      <EmptyState
        title={
          endedIn === null
            ? t('contact.not_connected')
            : t('contact.access_ended', { workspace: isolated(endedIn, 80) })
        }
        action={
          <Button look="filled" onClick={openOptions}>
            {t('contact.open_options')}
          </Button>
        }
      >
        {t(endedIn === null ? 'contact.not_connected_next' : 'contact.access_ended_next')}
      </EmptyState>
    </Plain>
  );
}
