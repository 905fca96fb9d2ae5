/** What a hostile page's script works with; every change can be undone. Runs in the page. */
export type InPage = {
  undo: (() => void)[];
  host(): HTMLElement;
  /** Sets a property as important on the root element or on our host. */
  set(element: HTMLElement, property: string, value: string): void;
  /** A style sheet of the page's. */
  css(text: string): void;
  /** Keeps a property at a value by an animation that never ends. */
  animate(element: HTMLElement, property: string, value: string): void;
  /** Puts an element of this tag into the page, inside a shadow root when asked. */
  add(tag: string, style: string, where?: 'page' | 'open' | 'closed'): HTMLElement;
};

declare global {
  interface Window {
    hostile: InPage;
  }
}

/** Makes `window.hostile`. Is sent to the page as it stands, so it may use nothing from outside. */
export function installHostile(): void {
  const undo: (() => void)[] = [];
  const place = (where: 'page' | 'open' | 'closed'): ParentNode & Node => {
    if (where === 'page') return document.body;
    const outer = document.createElement('div');
    document.body.append(outer);
    undo.push(() => outer.remove());
    return outer.attachShadow({ mode: where });
  };
  window.hostile = {
    undo,
    host: () => [...document.documentElement.children].findLast((each) => each.tagName === 'DIV') as HTMLElement,
    set(element, property, value) {
      const before = element.style.getPropertyValue(property);
      const priority = element.style.getPropertyPriority(property);
      element.style.setProperty(property, value, 'important');
      undo.push(() => element.style.setProperty(property, before, priority));
    },
    css(text) {
      const sheet = document.createElement('style');
      sheet.textContent = text;
      document.head.append(sheet);
      undo.push(() => sheet.remove());
    },
    animate(element, property, value) {
      const before = element.style.getPropertyValue(property);
      const priority = element.style.getPropertyPriority(property);
      // What is important wins over an animation: the page takes it away first.
      element.style.removeProperty('all');
      element.style.removeProperty(property);
      const name = property.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
      const running = element.animate({ [name]: [value, value] }, { duration: 1e8 });
      undo.push(() => {
        running.cancel();
        element.style.setProperty(property, before, priority);
      });
    },
    add(tag, style, where = 'page') {
      const element = document.createElement(tag);
      element.style.cssText = style;
      place(where).appendChild(element);
      undo.push(() => element.remove());
      return element;
    },
  };
}
