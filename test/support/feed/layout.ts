/** Height of a row in a DOM that has no layout, and of the feed that shows them. */
const ROW = 100;
const FEED = 480;
const ASKED = ['clientHeight', 'offsetHeight'] as const;

/** Gives a DOM without layout the sizes that the virtual list asks for. Returns how to take them away again. */
export function giveLayout(): () => void {
  const before = ASKED.map((name) => Object.getOwnPropertyDescriptor(HTMLElement.prototype, name));
  for (const name of ASKED) {
    Object.defineProperty(HTMLElement.prototype, name, {
      configurable: true,
      get(this: HTMLElement) {
        return this.getAttribute('role') === 'feed' ? FEED : ROW;
      },
    });
  }
  return () => {
    for (const [n, name] of ASKED.entries()) {
      const own = before[n];
      if (own) Object.defineProperty(HTMLElement.prototype, name, own);
      else Reflect.deleteProperty(HTMLElement.prototype, name);
    }
  };
}
