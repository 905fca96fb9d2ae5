/** What running text is made of: a page of nothing else names nobody, unless there is an @ in it. */
const TEXT = 'p,b,i,br,hr,ul,ol,li,img,script,style,link';
/** So long (ms) after a page's change it is looked at. */
const REST = 500;

/** Settles once somebody may stand on the page: on a blank page the reader has nothing to do until more comes. */
export async function whenSomebody(): Promise<void> {
  while (!maySpeak(document.body)) await nextChange();
}

const maySpeak = (body: HTMLElement | null) => body?.querySelector(`:not(${TEXT})`) || body?.textContent.includes('@');

const nextChange = (): Promise<unknown> =>
  new Promise((changed) => {
    const changes = new MutationObserver(() => {
      changes.disconnect();
      setTimeout(changed, REST);
    });
    changes.observe(document, { childList: true, subtree: true, characterData: true });
  });
