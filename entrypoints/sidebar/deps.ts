import type { TabAbout } from '#lib/messages/calls.ts';
import type { ContactCard, TouchPage } from '#lib/model/contact.ts';
import type { Id } from '#lib/model/id.ts';
import type { LookupRequest } from '#lib/protocol/contacts.ts';
import type { StorePort } from '#lib/store/port.ts';

/** The tab in which the panel lives. */
export type TabDeps = {
  /** Calls back now and whenever the page is about somebody else, until the signal aborts; null: nothing is known. */
  watch(onAbout: (about: TabAbout | null) => void, signal: AbortSignal): void;
  /** Remembers for this record who of several people it is; null for none of them. */
  choose(email: string | null): void;
  /** The call's clock was used or dismissed. */
  callDone(): void;
  close(): void;
};

/** The store and the hub of the connected workspace. What asks the hub rejects when it could not be asked. */
export type HubDeps = {
  port: StorePort;
  /** My own member id. */
  me: Id;
  /** Asks who it is and keeps the answer in the store. */
  lookup(query: LookupRequest): Promise<unknown>;
  /** Brings a contact's picture into the store. */
  picture(contactId: Id): Promise<unknown>;
  /** A page of touches older than the cursor says. */
  touches(contactId: Id, cursor: string): Promise<TouchPage>;
  search(words: string): Promise<ContactCard[]>;
  syncNow(): void;
};
