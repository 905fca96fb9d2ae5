import { OutcomeBar } from '#components/note/OutcomeBar.tsx';
import type { TabAbout } from '#lib/messages/calls.ts';
import type { Id } from '#lib/model/id.ts';
import type { HubDeps, TabDeps } from './deps.ts';
import { takeTime, useCallNote, useStanding } from './use-call-note.ts';

type CallBarProps = {
  hub: HubDeps;
  tab: TabDeps;
  contactId: Id;
  call: TabAbout['call'];
  focus: number;
  onFocusTaken: () => void;
};

/** The outcome bar for one contact; keyed by it. */
export function CallBar({ hub, tab, contactId, call, focus, onFocusTaken }: CallBarProps) {
  const { note, state } = useCallNote(hub, contactId);
  const standing = useStanding(hub, state);
  const time = () => (state.noteId === null ? takeTime(call, tab.callDone) : null);
  return (
    <OutcomeBar
      text={state.text}
      kinds={state.kinds}
      standing={standing}
      call={call}
      focus={focus}
      onText={(text) => note.type(text)}
      onKind={(kind) => note.toggleKind(kind)}
      onOutcome={(outcome) => void note.pick(outcome, time())}
      onSave={() => void note.save(time())}
      onUndo={() => void note.undo()}
      onNew={() => note.finish()}
      onCallDismiss={tab.callDone}
      onFocusTaken={onFocusTaken}
    />
  );
}
