import 'fake-indexeddb/auto';
import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { giveLocks } from './locks.ts';
import { giveMessages } from './messages.ts';
import { givePopovers } from './popovers.ts';

givePopovers();
giveLocks();

beforeEach(() => giveMessages());

afterEach(() => {
  cleanup();
  fakeBrowser.reset();
});
