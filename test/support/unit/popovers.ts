const open = new WeakSet<Element>();

/** happy-dom knows no popovers: as much of them as our boxes on a page need. Files that ask for Node have no DOM at all. */
export function givePopovers(): void {
  if (typeof Element === 'undefined') return;
  const { matches } = Element.prototype;
  Object.assign(HTMLElement.prototype, {
    showPopover(this: Element) {
      open.add(this);
    },
    hidePopover(this: Element) {
      open.delete(this);
    },
    matches(this: Element, selector: string) {
      return selector === ':popover-open' ? open.has(this) && this.isConnected : matches.call(this, selector);
    },
  });
}
